import fc from 'fast-check';

import { flaws } from './model/flaws';
import { rightProtocol } from './model/protocol';
import { play, scenarios } from './model/scenario';

const INTERLEAVINGS = Number(process.env.LEASE_INTERLEAVINGS ?? 200);
const TIMEOUT_MS = 900_000;

/** So many interleavings show a flaw for certain; most are seen in the first few. */
const INTERLEAVINGS_OF_A_FLAW = 1000;

it(
	`in ${INTERLEAVINGS} interleavings no two runs go on at once, no commit is lost or doubled, and no run is stuck`,
	async () => {
		await fc.assert(
			fc.asyncProperty(scenarios({ leastFaults: 0 }), async (scenario) => {
				expect(await play(scenario, rightProtocol)).toEqual([]);
			}),
			{ numRuns: INTERLEAVINGS, endOnFailure: true },
		);
	},
	TIMEOUT_MS,
);

describe('the interleavings show it when', () => {
	it.each(flaws)(
		'%s',
		async (_name, part, leadsTo) => {
			const protocol = { ...rightProtocol, ...part };
			const samples = fc.sample(scenarios({ leastFaults: 2 }), {
				numRuns: INTERLEAVINGS_OF_A_FLAW,
				seed: 1,
			});
			const seen = new Set<string>();
			for (const scenario of samples) {
				if (seen.has(leadsTo)) break;
				for (const { kind } of await play(scenario, protocol)) seen.add(kind);
			}
			expect([...seen]).toContain(leadsTo);
		},
		TIMEOUT_MS,
	);
});
