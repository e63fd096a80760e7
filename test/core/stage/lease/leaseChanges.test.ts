import fc from 'fast-check';

import {
	beginning,
	ending,
	goingOn,
	holding,
	releasing,
	resting,
	type LeaseChange,
} from '../../../../core/stage/lease/leaseChanges';
import type { LeaseContents } from '../../../../core/stage/lease/leaseDocument';
import { held, leaseDocument, otherRun, ownRun } from './leaseFixture';

const now = new Date('2026-11-22T22:00:00.000Z');
const { number, latestRuns } = leaseDocument();
const lease = (holder?: LeaseContents['holder']): LeaseContents => ({ number, latestRuns, holder });
const newRun = { ...ownRun, runId: '20261122T220000Z-aaaa' };

it.each<[string, LeaseChange, LeaseContents, Partial<LeaseContents>]>([
	[
		'a run that exists is held',
		holding(ownRun, now),
		lease(),
		{ holder: held(ownRun, { since: now.toISOString() }) },
	],
	[
		'a new run gets the next number and is the last of its goal',
		beginning(newRun, now),
		lease(held(otherRun)),
		{
			number: 8,
			holder: held(newRun, { number: 8, since: now.toISOString() }),
			latestRuns: { ...latestRuns, newsletter: { runId: newRun.runId, number: 8, ended: false } },
		},
	],
	[
		'an ended run is marked',
		ending(ownRun),
		lease(),
		{ latestRuns: { ...latestRuns, newsletter: { runId: ownRun.runId, number: 7, ended: true } } },
	],
	['a run that was replaced ends unmarked', ending({ ...ownRun, runId: 'before' }), lease(), {}],
	[
		'a run between two nodes rests',
		resting,
		lease(held(ownRun)),
		{ holder: held(ownRun, { resting: true }) },
	],
	['nobody rests', resting, lease(), {}],
	['a released lease has no holder', releasing, lease(held(ownRun)), { holder: undefined }],
	[
		'a lease that was taken over is left to expire',
		releasing,
		lease(held(ownRun, { tookOver: true })),
		{},
	],
	[
		'an expired lease is no take-over',
		goingOn(ownRun, now, { expired: true }),
		lease(held(ownRun)),
		{ holder: held(ownRun, { since: now.toISOString() }) },
	],
])('%s', (_case, change, before, expected) => {
	expect(change(before)).toEqual({ ...before, ...expected });
});

it('a change that is made twice is made once', () => {
	const changes = [
		holding(ownRun, now),
		beginning(newRun, now),
		ending(ownRun),
		ending(newRun),
		resting,
		releasing,
	];
	const holders = [undefined, held(ownRun), held(otherRun, { tookOver: true })];
	fc.assert(
		fc.property(
			fc.constantFrom(...changes),
			fc.constantFrom(...holders),
			fc.constantFrom(...changes),
			(before, holder, change) => {
				const once = change(before(lease(holder)));
				expect(change(once)).toEqual(once);
			},
		),
	);
});
