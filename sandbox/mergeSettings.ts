import { isJsonRecord } from './http/jsonRecord';

/** Settings stand in groups of groups; what is deeper is a value. */
const LEVELS = 3;

/** `current` with what `change` says otherwise, group by group; a value is replaced as a whole. */
export function mergeSettings(current: unknown, change: unknown, levels = LEVELS): unknown {
	if (levels === 0 || !isJsonRecord(current) || !isJsonRecord(change)) return change;
	const changed = Object.entries(change).map(([name, value]) => [
		name,
		Object.hasOwn(current, name) ? mergeSettings(current[name], value, levels - 1) : value,
	]);
	return { ...current, ...Object.fromEntries(changed) };
}
