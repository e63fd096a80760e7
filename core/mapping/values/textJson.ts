/** Nothing that JSON escapes, and no half of a character. */
const plain = /^[ !#-[\]-\uD7FF\uE000-\uFFFF]*$/;

/** A text as JSON, as JSON.stringify writes it: faster for the plain ones. */
export const textJson = (text: string): string =>
	plain.test(text) ? `"${text}"` : JSON.stringify(text);
