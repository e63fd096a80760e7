/** Which positions of a store belong to a segment: every `step`-th from `from` up to `to`. */
export interface Membership {
	readonly from: number;
	/** Exclusive; left out when the segment also takes who comes later. */
	readonly to?: number;
	readonly step?: number;
}

/** The positions of a segment's members in a store of this length, from `start` on. */
export function* memberPositions(
	{ from, to, step = 1 }: Membership,
	length: number,
	start = 0,
): Generator<number> {
	const end = Math.min(to ?? length, length);
	const skipped = Math.max(0, Math.ceil((start - from) / step)) * step;
	for (let position = from + skipped; position < end; position += step) yield position;
}

export function isMember({ from, to, step = 1 }: Membership, position: number): boolean {
	return position >= from && position < (to ?? Infinity) && (position - from) % step === 0;
}

/** How many positions of a store of this length belong to the segment. */
export function countMembers({ from, to, step = 1 }: Membership, length: number): number {
	const end = Math.min(to ?? length, length);
	return Math.max(0, Math.ceil((end - from) / step));
}
