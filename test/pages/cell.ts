/** A text as it may stand in a cell of a Markdown table. */
export function cell(text: string): string {
	return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}
