/** The codes of a list, by themselves and by their English names, both in lower case. */
export function codesByName(
	type: 'region' | 'language',
	list: string,
): ReadonlyMap<string, string> {
	const names = new Intl.DisplayNames('en', { type });
	const codes = new Map<string, string>();
	for (const code of list.trim().split(/\s+/)) {
		codes.set((names.of(code) ?? code).toLowerCase(), code);
	}
	for (const code of list.trim().split(/\s+/)) codes.set(code.toLowerCase(), code);
	return codes;
}
