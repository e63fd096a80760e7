import type { PermissionLevel } from '../properties/propertyDefinition';
import type { TimelineEvent } from '../timeline/timelineEvent';
import type { ConsentEvent } from './consentEvent';

type SlotValue = string | readonly string[] | undefined;

const NOTHING: readonly string[] = [];

/** What few profiles have. */
export interface ProfileDetails {
	readonly permissionLevel: PermissionLevel;
	readonly events: readonly TimelineEvent[];
	/** Changes of consent and permission level, oldest first. */
	readonly consentEvents: readonly ConsentEvent[];
	/** The ids of the profiles that were merged into this one. */
	readonly replaces: readonly string[];
	/** The id of the profile this one was merged into. */
	readonly replacedBy?: string;
}

const ORDINARY: ProfileDetails = {
	permissionLevel: 'PERSONAL',
	events: [],
	consentEvents: [],
	replaces: [],
};

/**
 * One profile. Its values lie in slots instead of a map by property id, and a single value lies
 * there bare: hundreds of thousands of profiles must fit in memory.
 */
export class Profile {
	private readonly slots: SlotValue[];
	private unordinary: ProfileDetails | undefined = undefined;
	/** Pairs of a slot and when its values last changed; slots never changed are left out. */
	private changeTimes: readonly number[] | undefined = undefined;

	constructor(
		readonly id: string,
		readonly createdAtMs: number,
		slotCount: number,
	) {
		this.slots = new Array<SlotValue>(slotCount).fill(undefined);
	}

	get details(): ProfileDetails {
		return this.unordinary ?? ORDINARY;
	}

	get isReplaced(): boolean {
		return this.unordinary?.replacedBy !== undefined;
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

	change(details: Partial<ProfileDetails>): void {
		this.unordinary = { ...this.details, ...details };
	}

	/** When a property's values last changed; the creation when they never did. */
	changedAtMs(slot: number): number {
		for (const [changed, timeMs] of this.changes()) if (changed === slot) return timeMs;
		return this.createdAtMs;
	}

	/** Remembers that a property's values changed. */
	touch(slot: number, timeMs: number): void {
		const others = [...this.changes()].filter(([changed]) => changed !== slot);
		this.changeTimes = [...others, [slot, timeMs]].flat();
	}

	*changes(): Generator<readonly [slot: number, timeMs: number]> {
		const times = this.changeTimes ?? [];
		for (let at = 0; at < times.length; at += 2) yield [times[at] ?? 0, times[at + 1] ?? 0];
	}
}
