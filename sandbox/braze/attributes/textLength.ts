const MAX_CHARACTERS = 255;

/**
 * Whether a text has over 255 characters: for values, keys and names alike.
 * https://www.braze.com/docs/user_guide/data/custom_data/custom_attributes
 */
export function isTooLong(text: string): boolean {
	return text.length > MAX_CHARACTERS && [...text].length > MAX_CHARACTERS;
}
