type SlotValue = string | readonly string[] | undefined;

const NOTHING: readonly string[] = [];

/**
 * One profile. Its values lie in slots instead of a map by property id, and a single value lies
 * there bare: hundreds of thousands of profiles must fit in memory.
 */
export class Profile {
	private readonly slots: SlotValue[];

	constructor(
		readonly id: string,
		readonly createdAtMs: number,
		slotCount: number,
	) {
		this.slots = new Array<SlotValue>(slotCount).fill(undefined);
	}

	/** The values of a property; none when it has no value. */
	get(slot: number): readonly string[] {
		const value = this.slots[slot];
		if (value === undefined) return NOTHING;
		return typeof value === 'string' ? [value] : value;
	}

	/** Replaces the values of a property; an empty list takes it away. */
	set(slot: number, values: readonly string[]): void {
		this.slots[slot] = values.length > 1 ? values : values[0];
	}
}
