/** Letters that JSON writes as they are. */
const plain = /^[ !#-[\]-~]*$/;

/** A text as JSON writes it; most need no escapes. */
export function quoted(text: string): string {
	return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}
