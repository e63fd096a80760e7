import { z } from 'zod';

/** How many rows met which end. The names are those of BlueConic's run history. */
export const countNames = [
	'read',
	'mapped',
	'accepted',
	'created',
	'updated',
	'unchanged',
	'skipped',
	'rejected',
	'unknown',
	'requests',
] as const;

export type CountName = (typeof countNames)[number];
export type Counts = Readonly<Record<CountName, number>>;

/** All zero. */
export const noCounts: Counts = {
	read: 0,
	mapped: 0,
	accepted: 0,
	created: 0,
	updated: 0,
	unchanged: 0,
	skipped: 0,
	rejected: 0,
	unknown: 0,
	requests: 0,
};

const count = z.int().min(0);

/** Counts as stored in the bucket and in the travelling item. */
export const countsSchema = z.object({
	read: count,
	mapped: count,
	accepted: count,
	created: count,
	updated: count,
	unchanged: count,
	skipped: count,
	rejected: count,
	unknown: count,
	requests: count,
});

/** Both together. */
export function addCounts(one: Counts, other: Partial<Counts>): Counts {
	const sum = { ...one };
	for (const name of countNames) sum[name] = one[name] + (other[name] ?? 0);
	return sum;
}

/**
 * Whether every row read has met one end: read = accepted + unchanged + skipped + rejected +
 * unknown.
 */
export function addsUp(counts: Counts): boolean {
	return (
		counts.read ===
		counts.accepted + counts.unchanged + counts.skipped + counts.rejected + counts.unknown
	);
}

/** How often each kind of refusal, skip or warning occurred. */
export type Kinds = Readonly<Record<string, number>>;

export const kindsSchema = z.record(z.string(), count);

/** Both together. */
export function addKinds(one: Kinds, other: Kinds): Kinds {
	const sum = new Map(Object.entries(one));
	for (const [kind, times] of Object.entries(other)) sum.set(kind, (sum.get(kind) ?? 0) + times);
	return Object.fromEntries(sum);
}

/** Counts kinds as they occur. */
export class KindCounter {
	private readonly times = new Map<string, number>();

	add(kind: string): void {
		this.times.set(kind, (this.times.get(kind) ?? 0) + 1);
	}

	kinds(): Kinds {
		return Object.fromEntries(this.times);
	}
}
