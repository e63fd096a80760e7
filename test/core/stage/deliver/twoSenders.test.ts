import fc from 'fast-check';

import { Trial, checkTrial, type TrialPlan } from './trial';

const plan: TrialPlan = {
	seed: 5,
	parts: [
		{ rows: 7, once: true },
		{ rows: 7, once: false },
		{ rows: 3, once: true },
	],
	limits: { rows: 2, bytes: 1000 },
	requestsAtOnce: 2,
	trouble: { open: 0, notTaken: 0 },
};

/** How many rows could have been on their way in the sleeper, which is as good as dead. */
const asIfDead = 1;

it('a sender that falls asleep at any step and wakes when another has done its work sends no row twice', async () => {
	const whole = new Trial(plan);
	await whole.start();
	for (let step = 1; step <= whole.steps; step += 1) {
		const trial = new Trial(plan);
		let wake: () => void = () => undefined;
		const awake = new Promise<void>((resolve) => (wake = resolve));
		const sleeper = trial.start(undefined, { step, awake });
		// With several requests at once the sleeper goes on a little.
		await new Promise((resolve) => setTimeout(resolve, 3));
		const counts = await trial.startUntilDone([]);
		wake();
		await sleeper;
		trial.crashes = asIfDead;
		checkTrial(trial, counts);
	}
}, 60_000);

it('two senders at once: one goes on, no row is sent twice', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 0, max: 1_000_000 }),
			fc.integer({ min: 0, max: 25 }),
			async (seed, turns) => {
				const trial = new Trial({ ...plan, seed });
				const first = trial.start();
				for (let turn = 0; turn < turns; turn += 1) {
					await new Promise((resolve) => setImmediate(resolve));
				}
				const second = trial.start();
				await Promise.all([first, second]);
				trial.crashes = 2 * asIfDead;
				checkTrial(trial, await trial.startUntilDone([]));
			},
		),
		{ numRuns: 100 },
	);
}, 60_000);
