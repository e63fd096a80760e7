/** A name without what writers differ in: case, accents, apostrophes, `and`, a leading article. */
export const plainName = (name: string): string =>
	name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/&/g, ' and ')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.replace(/^the /, '');

/** The codes of a list by their English names; `others` adds names that the engine has none of. */
export function codesByEnglishName(
	type: 'region' | 'language',
	codes: Iterable<string>,
	others: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
	const byName = new Map<string, string>();
	for (const style of ['short', 'long'] as const) {
		const names = new Intl.DisplayNames('en', { type, style, fallback: 'none' });
		for (const code of codes) {
			const name = names.of(code);
			if (name !== undefined) byName.set(plainName(name), code);
		}
	}
	for (const [name, code] of Object.entries(others)) byName.set(plainName(name), code);
	return byName;
}
