import { isDeepStrictEqual } from 'node:util';
import { heldByBraze, heldInside } from './brazeHolding';

const MAX_LIST_ELEMENTS = 25;

/** What becomes of what Braze holds of a field or an attribute; undefined: nothing is held. */
export type Change = (held: unknown) => unknown;

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(held: unknown): readonly unknown[] {
	return Array.isArray(held) ? held : [];
}

/** A list that was not there does not come to be there as an empty one. */
function unlessNothingCame(
	held: unknown,
	list: readonly unknown[],
): readonly unknown[] | undefined {
	return held === undefined && list.length === 0 ? undefined : list;
}

/** A standard field is held as it is sent. */
export function replacedField(value: unknown): Change {
	return () => value;
}

export function replaced(value: unknown): Change {
	return () => heldByBraze(value);
}

export const cleared: Change = () => undefined;

/** Braze adds whole numbers to whole numbers only. */
export function increased(by: number): Change {
	return (held = 0) => (Number.isInteger(held) ? Number(held) + by : held);
}

/** What is added again moves to the end, the oldest make place, then some are taken out. */
export function relisted(added: readonly string[], removed: readonly string[]): Change {
	return (held) => {
		const others = listOf(held).filter((element) => !added.some((one) => one === element));
		const list = [...others, ...added].slice(-MAX_LIST_ELEMENTS);
		const kept = list.filter((element) => !removed.some((one) => one === element));
		return unlessNothingCame(held, kept);
	};
}

function merge(held: unknown, change: JsonObject): JsonObject {
	const merged = new Map(isObject(held) ? Object.entries(held) : []);
	for (const [key, value] of Object.entries(change)) {
		merged.set(key, isObject(value) ? merge(merged.get(key), value) : value);
	}
	return Object.fromEntries(merged);
}

/** `_merge_objects`: what is not spoken of stays, inside objects too. */
export function merged(change: JsonObject): Change {
	return (held) => merge(held, heldInside(change));
}

/** What happens to the objects of a list: told apart by a key, added, taken out, then changed. */
export interface ObjectChanges {
	readonly key: string;
	readonly added: readonly JsonObject[];
	readonly removed: readonly JsonObject[];
	readonly updated: readonly JsonObject[];
}

export function changedObjects({ key, added, removed, updated }: ObjectChanges): Change {
	const isMeant = (object: unknown, by: JsonObject): boolean =>
		isObject(object) && Object.hasOwn(object, key) && isDeepStrictEqual(object[key], by[key]);
	return (held) => {
		const kept = [...listOf(held), ...added].filter(
			(object) => !removed.some((one) => isMeant(object, one)),
		);
		const changed = kept.map((object) =>
			updated.filter((one) => isMeant(object, one)).reduce<unknown>(merge, object),
		);
		return unlessNothingCame(held, changed);
	};
}

/** The state in one subscription group; the other groups keep theirs. */
export function subscribed(id: string, state: string): Change {
	return (held) => {
		const change = { subscription_group_id: id, subscription_state: state };
		const groups = listOf(held);
		const place = groups.findIndex((one) => isObject(one) && one['subscription_group_id'] === id);
		return place < 0 ? [...groups, change] : groups.with(place, change);
	};
}
