import { isJsonRecord } from '../../http/jsonRecord';
import { readDateText } from '../attributes/dateText';

/** How often a user had a custom event or bought a product, and when first and last. */
export interface Occurrences {
	readonly name: string;
	readonly firstMs: number;
	readonly lastMs: number;
	readonly count: number;
}

/** So many more: duplicates count too. */
export function countOccurrences(
	list: readonly Occurrences[],
	name: string,
	timeMs: number,
	times: number,
): readonly Occurrences[] {
	const place = list.findIndex((known) => known.name === name);
	const known = list[place];
	if (!known) return list.concat({ name, firstMs: timeMs, lastMs: timeMs, count: times });
	return list.with(place, {
		name,
		firstMs: Math.min(known.firstMs, timeMs),
		lastMs: Math.max(known.lastMs, timeMs),
		count: known.count + times,
	});
}

/** https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment */
export function exportedOccurrences(list: readonly Occurrences[]): readonly object[] {
	return list.map(({ name, firstMs, lastMs, count }) => ({
		name,
		first: new Date(firstMs).toISOString(),
		last: new Date(lastMs).toISOString(),
		count,
	}));
}

function readTime(given: unknown): number | undefined {
	return typeof given === 'string' ? readDateText(given)?.timeMs : undefined;
}

function readOne(given: unknown): readonly Occurrences[] {
	if (!isJsonRecord(given)) return [];
	const { name, count } = given;
	const firstMs = readTime(given['first']);
	const lastMs = readTime(given['last']);
	if (typeof name !== 'string' || typeof count !== 'number') return [];
	return firstMs === undefined || lastMs === undefined ? [] : [{ name, firstMs, lastMs, count }];
}

/** Back from what an export says. */
export function readOccurrences(exported: unknown): readonly Occurrences[] {
	return Array.isArray(exported) ? exported.flatMap(readOne) : [];
}
