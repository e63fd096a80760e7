import { isJsonRecord } from './jsonRecord';

/** `current` with what `change` says otherwise, group by group. */
export function mergeJson(current: unknown, change: unknown): unknown {
	if (!isJsonRecord(current) || !isJsonRecord(change)) return change;
	const names = new Set([...Object.keys(current), ...Object.keys(change)]);
	return Object.fromEntries(
		[...names].map((name) => {
			const said = Object.hasOwn(change, name);
			return [name, said ? mergeJson(current[name], change[name]) : current[name]];
		}),
	);
}
