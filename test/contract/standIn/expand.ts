/** The text of a repeated query parameter. */
export const expands = (prefix: string, names: readonly string[]): string =>
	names.map((name) => `expand=${prefix}.${name}`).join('&');
