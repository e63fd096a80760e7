import { noCounts } from '../../../core/report/counts';
import type { OwnPart } from '../../../core/stage/parts/stepIndex';
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
const step = (
	store: MemoryStore,
	damagedParts: readonly string[] = [],
	remake?: (part: OwnPart) => Promise<OwnPart | undefined>,
) => {
	let worked = 0;
	const complete = async (settings: unknown, from = before) =>
		await completeStep({ store, keys: runKeys, damagedParts }, 'map', {
			settings,
			before: from,
			work: async () => {
				worked += 1;
				return outcome;
			},
			remake,
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
		completeStep({ store, keys: runKeys }, 'read', {
			settings: {},
			work: async () => {
				throw new Error('the source failed');
			},
		}),
	);
	expect(error.message).toBe('the source failed');
	expect(store.keys()).toEqual([]);
});

describe('a part that was found damaged', () => {
	const key = runKeys.part('map', 1);

	it.each<[string, string, string]>([
		['as it was', 'ab', 'ab'],
		['with other rows', 'cd', 'cd'],
	])('is made again: %s', async (_case, sha256, stored) => {
		const store = new MemoryStore();
		await step(store).complete({ rows: 1 });
		const remade: string[] = [];
		const again = step(store, [key], async (part) => {
			remade.push(part.key);
			return { ...part, sha256 };
		});
		const index = await again.complete({ rows: 1 });
		expect(remade).toEqual([key]);
		expect(again.worked()).toBe(0);
		expect(index.parts).toEqual([{ ...outcome.parts?.[0], sha256: stored }]);
		expect(JSON.parse(store.textOf(runKeys.index('map')) ?? '')).toEqual(index);
	});

	it('is made again with all others when it cannot be made alone', async () => {
		const store = new MemoryStore();
		await step(store).complete({ rows: 1 });
		const again = step(store, [key], async () => undefined);
		expect((await again.complete({ rows: 1 })).parts).toEqual(outcome.parts);
		expect(again.worked()).toBe(1);
	});

	it('of another step is left to it', async () => {
		const store = new MemoryStore();
		await step(store).complete({ rows: 1 });
		const other = step(store, [runKeys.part('read', 1)]);
		await other.complete({ rows: 1 });
		expect(other.worked()).toBe(0);
	});
});

it('rows that were sent already are not made anew', async () => {
	const store = new MemoryStore();
	await step(store).complete({ rows: 1 });
	store.put(runKeys.ledgerEntry(1, 1), '{}');
	const error = await thrownBy(() => step(store).complete({ rows: 2 }));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain("'map' step");
	expect(error.message).toContain('closes this run as partial');
});
