/** Characters of a custom attribute's text, of an element, of a nested text and of a nested name. */
const mostCharacters = 255;

/**
 * Whether a text is one that Braze does not store, without a word
 * (braze.com/docs/user_guide/data/custom_data/custom_attributes).
 */
export function isTooLong(text: string): boolean {
	if (text.length <= mostCharacters) return false;
	// No character is more than two units of a text.
	return text.length > 2 * mostCharacters || [...text].length > mostCharacters;
}
