import { ConnectionKeys } from '../../../../core/stage/keys';
import type { LeaseRun } from '../../../../core/stage/lease/leaseChanges';
import type { LeaseDocument, LeaseHolder } from '../../../../core/stage/lease/leaseDocument';
import type { MemoryStore } from '../memoryStore';

export const leaseKeys = new ConnectionKeys('stage', 'eu');

/** The run that the tests are about, and the execution that runs it. */
export const ownRun: LeaseRun = {
	goalKey: 'newsletter',
	runId: '20261122T210000Z-7f3a',
	number: 7,
	executionId: '12',
	manual: false,
};

/** A run of another goal. */
export const otherRun: LeaseRun = {
	goalKey: 'birthdays',
	runId: '20261122T203000Z-0b1c',
	number: 6,
	executionId: '11',
	manual: false,
};

export const held = (run: LeaseRun, changes: Partial<LeaseHolder> = {}): LeaseHolder => ({
	...run,
	since: '2026-11-22T21:00:30.000Z',
	...changes,
});

/** A lease of a connection on which the two runs were the last of their goals. */
export const leaseDocument = (changes: Partial<LeaseDocument> = {}): LeaseDocument => ({
	number: 7,
	renewedAt: '2026-11-22T21:00:30.000Z',
	beat: 'first',
	latestRuns: {
		newsletter: { runId: ownRun.runId, number: 7, ended: false },
		birthdays: { runId: otherRun.runId, number: 6, ended: true },
	},
	...changes,
});

export const putLease = (store: MemoryStore, changes: Partial<LeaseDocument> = {}): void =>
	store.put(leaseKeys.lease(), JSON.stringify(leaseDocument(changes)));

export const storedLease = (store: MemoryStore): LeaseDocument =>
	JSON.parse(store.textOf(leaseKeys.lease()) ?? '');
