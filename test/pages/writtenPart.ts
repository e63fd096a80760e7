/** A part of a page that a command writes between two marks. */
export interface WrittenPart {
	readonly name: string;
	/** What writes it, as one types it. */
	readonly command: string;
	readonly text: string;
}

/**
 * The page with the part as it is in the code.
 *
 * @throws when the page has no such place.
 */
export function withPart(page: string, { name, command, text }: WrittenPart): string {
	const opening = `<!-- written by \`${command}\`: ${name} -->`;
	const closing = `<!-- end of ${name} -->`;
	const start = page.indexOf(opening);
	const end = page.indexOf(closing);
	if (start < 0 || end < start) throw new Error(`The page has no place for its ${name}`);
	return `${page.slice(0, start)}${opening}\n\n${text}\n\n${page.slice(end)}`;
}
