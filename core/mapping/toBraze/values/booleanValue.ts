import type { ConvertText } from './converted';

const booleans: ReadonlyMap<string, boolean> = new Map([
	...['true', 'yes', '1', 'on', 't', 'y'].map((word) => [word, true] as const),
	...['false', 'no', '0', 'off', 'f', 'n'].map((word) => [word, false] as const),
]);

/** Whether a word says yes or no, in any case; nothing when it says neither. */
export const booleanOf = (text: string): boolean | undefined =>
	booleans.get(text) ?? booleans.get(text.trim().toLowerCase());

export const booleanValue: ConvertText = (text) => {
	const boolean = booleanOf(text);
	return boolean === undefined ? { warning: 'notABoolean' } : { json: String(boolean) };
};
