import fc from 'fast-check';

import { addsUp, noCounts, type Counts } from '../../../../core/report/counts';
import { tallyOf, unknownTally } from '../../../../core/stage/run/tally';
import { stepIndex } from '../stagedRows';

const counts = (some: Partial<Counts>): Counts => ({ ...noCounts, ...some });
const read = stepIndex('read', { counts: counts({ read: 10 }) });
const map = stepIndex('map', {
	counts: counts({ read: 10, mapped: 8, skipped: 1, rejected: 1 }),
	reasons: { noIdentifier: 1, brokenJson: 1 },
	warnings: { notANumber: 2 },
});
const delivered = {
	counts: counts({ accepted: 4, unknown: 1, rejected: 1, requests: 2 }),
	reasons: { braze: 1, interrupted: 1 },
};

it.each([
	['before anything was read', {}, noCounts, {}],
	['when rows were read', { read }, { read: 10, skipped: 10 }, { notSent: 10 }],
	[
		'when rows were mapped',
		{ read, map },
		{ read: 10, mapped: 8, skipped: 9, rejected: 1 },
		{ noIdentifier: 1, brokenJson: 1, notSent: 8 },
	],
	[
		'when rows were sent',
		{ read, map, delivered },
		{ read: 10, mapped: 8, accepted: 4, unknown: 1, skipped: 3, rejected: 2, requests: 2 },
		{ noIdentifier: 1, brokenJson: 1, braze: 1, interrupted: 1, notSent: 2 },
	],
])('a run that stopped %s', (_case, steps, expected, reasons) => {
	const tally = tallyOf(steps);
	expect(tally.counts).toEqual(counts(expected));
	expect(tally.reasons).toEqual(reasons);
	expect(addsUp(tally.counts)).toBe(true);
});

it('adds up wherever a run stopped', () => {
	const some = fc.nat(50);
	fc.assert(
		fc.property(some, some, some, some, some, (accepted, skipped, rejected, unknown, missing) => {
			const mapped = accepted + unknown + missing;
			const index = stepIndex('map', {
				counts: counts({ read: mapped + skipped + rejected, mapped, skipped, rejected }),
			});
			const tally = tallyOf({
				map: index,
				delivered: { counts: counts({ accepted, unknown }), reasons: {} },
			});
			expect(addsUp(tally.counts)).toBe(true);
			expect(tally.counts.skipped).toBe(skipped + missing);
		}),
	);
});

it.each([
	['nothing was mapped', { read }, { read: 10, skipped: 10 }, { notSent: 10 }],
	[
		'rows were mapped',
		{ read, map },
		{ read: 10, mapped: 8, skipped: 1, rejected: 1, unknown: 8 },
		{ noIdentifier: 1, brokenJson: 1, ledgerLost: 8 },
	],
])('a run whose ledger is lost, when %s', (_case, steps, expected, reasons) => {
	const tally = unknownTally(steps);
	expect(tally.counts).toEqual(counts(expected));
	expect(tally.reasons).toEqual(reasons);
	expect(addsUp(tally.counts)).toBe(true);
});
