import { noCounts } from '../../../core/report/counts';
import { completeStep, type StepOutcome } from '../../../core/stage/step';
import { thrownBy } from '../flow/thrown';
import { MemoryStore } from './memoryStore';
import { runKeys, stepIndex } from './stagedRows';

const outcome: StepOutcome = {
	counts: { read: 2, mapped: 1, rejected: 1 },
	reasons: { brokenJson: 1 },
	warnings: { notANumber: 1 },
	parts: [{ key: runKeys.part('map', 1), rows: 1, bytes: 30, sha256: 'ab' }],
};

const before = stepIndex('read');

/** Completes the step and tells how often its work was done. */
const step = (store: MemoryStore) => {
	let worked = 0;
	const complete = async (settings: unknown, from = before) =>
		await completeStep({ store, keys: runKeys }, 'map', { settings, before: from }, async () => {
			worked += 1;
			return outcome;
		});
	return { complete, worked: () => worked };
};

it('a step is closed with what it made', async () => {
	const store = new MemoryStore();
	const index = await step(store).complete({ rows: 1 });
	expect(index).toMatchObject({
		step: 'map',
		...outcome,
		counts: { ...noCounts, ...outcome.counts },
	});
	expect(index.files).toEqual([]);
	expect(JSON.parse(store.textOf(runKeys.index('map')) ?? '')).toEqual(index);
});

it('with the same settings, from the same rows, its work is done once', async () => {
	const store = new MemoryStore();
	const { complete, worked } = step(store);
	const first = await complete({ rows: 1 });
	expect(await complete({ rows: 1 })).toEqual(first);
	expect(worked()).toBe(1);
});

it.each<[string, unknown, typeof before]>([
	['other settings', { rows: 2 }, before],
	['other rows', { rows: 1 }, stepIndex('read', { counts: { ...noCounts, read: 1 } })],
	[
		'rows read at another time',
		{ rows: 1 },
		stepIndex('read', { completedAt: '2026-11-22T00:00:00.000Z' }),
	],
])('with %s its work is done again', async (_case, settings, from) => {
	const { complete, worked } = step(new MemoryStore());
	await complete({ rows: 1 });
	await complete(settings, from);
	expect(worked()).toBe(2);
});

it('a step that fails is not closed', async () => {
	const store = new MemoryStore();
	const error = await thrownBy(() =>
		completeStep({ store, keys: runKeys }, 'read', { settings: {} }, async () => {
			throw new Error('the source failed');
		}),
	);
	expect(error.message).toBe('the source failed');
	expect(store.keys()).toEqual([]);
});
