import type { TrackAnswer } from './trackModel';
import { isRecord } from './value';

/** What differs between any two runs, or is made up by Braze. */
const UNCOMPARED = ['braze_id', 'created_at', 'random_bucket'];
/** Lists whose order says nothing, and what their entries are sorted by. */
const SORTED_BY: Readonly<Record<string, string>> = {
	custom_events: 'name',
	purchases: 'name',
	subscription_groups: 'subscription_group_id',
};

function sortedBy(list: unknown, key: string): unknown {
	if (!Array.isArray(list)) return list;
	const text = (entry: unknown): string => (isRecord(entry) ? String(entry[key]) : '');
	return list.toSorted((one, other) => (text(one) < text(other) ? -1 : 1));
}

/** JSON with the names of each object in order, because order says nothing there. */
function orderedText(value: unknown, indent = ''): string {
	if (Array.isArray(value)) return `[${value.map((inner) => orderedText(inner)).join(', ')}]`;
	if (!isRecord(value)) return JSON.stringify(value);
	const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
	const lines = entries.map(
		([name, inner]) => `${indent}${JSON.stringify(name)}: ${orderedText(inner)}`,
	);
	return indent === '' ? `{${lines.join(', ')}}` : lines.join('\n');
}

/** The user as a text that equals another's if the users are equal. Times since `now` are the same. */
export function comparableUser(user: Record<string, unknown>, now: number): string {
	const entries = Object.entries(user)
		.filter(([name]) => !UNCOMPARED.includes(name))
		.map(([name, value]) => [name, sortedBy(value, SORTED_BY[name] ?? '')]);
	const times = /"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)"/g;
	return orderedText(Object.fromEntries(entries), '  ').replaceAll(times, (text, time: string) =>
		Date.parse(time) >= now ? '"now"' : text,
	);
}

/** An answer as a text that equals another's if the answers are equal. */
export function comparableAnswer({ status, body }: { status: number; body: unknown }): string {
	return `${status} ${orderedText(body)}`;
}

/** The answer with the words of errors as the model has them, if they begin so. */
export function withKnownWords(got: unknown, expected: TrackAnswer): unknown {
	if (!isRecord(got) || !Array.isArray(got.errors)) return got;
	const errors = got.errors.map((error: unknown, at) => {
		const type = expected.body.errors?.[at]?.type ?? '';
		const isSaid = isRecord(error) && typeof error.type === 'string' && error.type !== '';
		return isSaid && String(error.type).startsWith(type) ? { ...error, type } : error;
	});
	return { ...got, errors };
}
