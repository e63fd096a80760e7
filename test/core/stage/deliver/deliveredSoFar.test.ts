import fc from 'fast-check';

import { closeDelivery, deliveredSoFar } from '../../../../core/stage/deliver/deliveredSoFar';
import { deliverParts } from '../../../../core/stage/deliver/deliverParts';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { runKeys, stagePart } from '../stagedRows';
import { moments } from './incarnation';
import { Trial, type TrialPlan } from './trial';

const plan: TrialPlan = {
	seed: 6,
	parts: [
		{ rows: 9, once: true },
		{ rows: 9, once: false },
		{ rows: 5, once: true },
	],
	limits: { rows: 2, bytes: 1000 },
	requestsAtOnce: 3,
	trouble: { open: 5, notTaken: 0 },
};

const rowsOf = (trial: Trial): number => trial.rows.flat().length;

const endsOf = ({ counts, notSent }: Awaited<ReturnType<typeof deliveredSoFar>>): number =>
	counts.accepted + counts.unchanged + counts.skipped + counts.rejected + counts.unknown + notSent;

it('nothing was sent: nothing is told or written', async () => {
	const store = new MemoryStore();
	const context = { store, keys: runKeys };
	const parts = [stagePart(store, runKeys.part('map', 1), ['"a"', '"b"'])];
	const nothing = { counts: { accepted: 0, unknown: 0 }, reasons: {}, notSent: 2 };
	expect(await deliveredSoFar(context, parts)).toMatchObject(nothing);
	expect(await closeDelivery(context, parts)).toMatchObject(nothing);
	expect(store.written).toEqual([]);
});

it('wherever a delivery died: every row is told once, and closing explains it', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 0, max: 1_000_000 }),
			fc.integer({ min: 1, max: 40 }),
			fc.constantFrom(...moments),
			async (seed, step, moment) => {
				const trial = new Trial({ ...plan, seed });
				await trial.start({ step, moment });
				const context = { store: trial.store, keys: runKeys };
				const written = trial.store.written.length;
				const looked = await deliveredSoFar(context, trial.parts);
				expect(trial.store.written).toHaveLength(written);
				expect(endsOf(looked)).toBe(rowsOf(trial));

				expect(await closeDelivery(context, trial.parts)).toEqual(looked);
				expect(trial.listed('rejected')).toHaveLength(looked.counts.rejected);
				expect(trial.listed('unknown')).toHaveLength(looked.counts.unknown);
				// Closed once more, as after a crash: the same.
				expect(await closeDelivery(context, trial.parts)).toEqual(looked);
				expect(await deliveredSoFar(context, trial.parts)).toEqual(looked);
			},
		),
		{ numRuns: 80 },
	);
}, 30_000);

it('a closing that dies is closed again', async () => {
	for (let death = 1; death <= 6; death += 1) {
		const trial = new Trial({ ...plan, trouble: { open: 0, notTaken: 0 } });
		await trial.start({ step: 14, moment: 'before' });
		const context = { store: trial.store, keys: runKeys };
		const looked = await deliveredSoFar(context, trial.parts);
		let writes = 0;
		trial.store.beforeWrite = () => {
			writes += 1;
			if (writes === death) throw new Error('dead');
		};
		await closeDelivery(context, trial.parts).catch(() => undefined);
		trial.store.beforeWrite = () => undefined;
		expect(await closeDelivery(context, trial.parts)).toEqual(looked);
		expect(trial.listed('unknown')).toHaveLength(looked.counts.unknown);
	}
});

it('what was closed is not sent any further', async () => {
	const trial = new Trial(plan);
	await trial.start({ step: 8, moment: 'before' });
	const context = { store: trial.store, keys: runKeys };
	await closeDelivery(context, trial.parts);
	expect(JSON.parse(trial.store.textOf(runKeys.result(1)) ?? '').notSent).toBeGreaterThan(0);
	let requests = 0;
	const error = await thrownBy(() =>
		deliverParts(context, trial.parts, {
			target: 'braze EU-01',
			limits: plan.limits,
			requestsAtOnce: 1,
			send: async () => {
				requests += 1;
				throw new Error('sent');
			},
		}),
	);
	expect(error.message).toMatch(/was closed before all of its rows were sent: start/);
	expect(requests).toBe(0);
});

it('a sender that still lives ends when its delivery is closed', async () => {
	const trial = new Trial({ ...plan, requestsAtOnce: 1, trouble: { open: 0, notTaken: 0 } });
	let wake: () => void = () => undefined;
	const awake = new Promise<void>((resolve) => (wake = resolve));
	const sleeper = trial.start(undefined, { step: 9, awake });
	await new Promise((resolve) => setTimeout(resolve, 20));
	const closed = await closeDelivery({ store: trial.store, keys: runKeys }, trial.parts);
	wake();
	expect(await sleeper).toBeUndefined();
	expect(trial.listed('unknown')).toHaveLength(closed.counts.unknown);
});
