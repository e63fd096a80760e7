import fc from 'fast-check';

import { moments, type Death } from './incarnation';
import { Trial, checkTrial, type TrialPlan } from './trial';

const calm = { open: 0, notTaken: 0 };

const plans: readonly (readonly [string, TrialPlan])[] = [
	[
		'rows that may not be sent twice, several requests at once',
		{
			seed: 1,
			parts: [
				{ rows: 13, once: true },
				{ rows: 4, once: true },
			],
			limits: { rows: 3, bytes: 1000 },
			requestsAtOnce: 3,
			trouble: calm,
		},
	],
	[
		'both kinds of rows, one request at a time',
		{
			seed: 2,
			parts: [
				{ rows: 5, once: false },
				{ rows: 5, once: true },
			],
			limits: { rows: 2, bytes: 1000 },
			requestsAtOnce: 1,
			trouble: calm,
		},
	],
	[
		'ordinary rows, many requests',
		{
			seed: 3,
			parts: [{ rows: 45, once: false }],
			limits: { rows: 1, bytes: 1000 },
			requestsAtOnce: 4,
			trouble: calm,
		},
	],
	[
		'both kinds of rows and a service in trouble',
		{
			seed: 4,
			parts: [
				{ rows: 9, once: true },
				{ rows: 9, once: false },
				{ rows: 3, once: true },
			],
			limits: { rows: 2, bytes: 1000 },
			requestsAtOnce: 3,
			trouble: { open: 12, notTaken: 12 },
		},
	],
];

it.each(plans)(
	'%s: a crash at every store operation and every request',
	async (_name, plan) => {
		const whole = new Trial(plan);
		checkTrial(whole, await whole.startUntilDone([]));
		const last = whole.steps;
		let crashes = 0;
		for (let step = 1; step <= last; step += 1) {
			for (const moment of moments) {
				const trial = new Trial(plan);
				// The second incarnation dies as well, at some other step.
				const next: Death = { step: 1 + ((step * 7) % last), moment };
				checkTrial(trial, await trial.startUntilDone([{ step, moment }, next]));
				crashes += trial.crashes;
			}
		}
		expect(crashes).toBeGreaterThan(last * moments.length);
	},
	60_000,
);

const death: fc.Arbitrary<Death> = fc.record({
	step: fc.integer({ min: 1, max: 40 }),
	moment: fc.constantFrom(...moments),
});

const anyPlan: fc.Arbitrary<TrialPlan> = fc.record({
	seed: fc.integer({ min: 0, max: 1_000_000 }),
	parts: fc.array(fc.record({ rows: fc.integer({ min: 1, max: 24 }), once: fc.boolean() }), {
		minLength: 1,
		maxLength: 4,
	}),
	limits: fc.record({
		rows: fc.integer({ min: 1, max: 5 }),
		bytes: fc.constantFrom(12, 30, 1000),
	}),
	requestsAtOnce: fc.integer({ min: 1, max: 5 }),
	trouble: fc.record({ open: fc.constantFrom(0, 10), notTaken: fc.constantFrom(0, 10) }),
});

it('any delivery that dies any number of times loses no row and doubles no increment', async () => {
	await fc.assert(
		fc.asyncProperty(anyPlan, fc.array(death, { maxLength: 6 }), async (plan, deaths) => {
			const trial = new Trial(plan);
			checkTrial(trial, await trial.startUntilDone(deaths));
		}),
		{ numRuns: 250 },
	);
}, 60_000);
