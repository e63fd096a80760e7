/** Whether BlueConic's text says nothing. */
export function isBlank(text: string): boolean {
	const first = text.charCodeAt(0);
	// A visible letter of ASCII, as most texts begin.
	if (first > 32 && first < 127) return false;
	return text.trim() === '';
}

/** The texts that say something. */
export function filledTexts(texts: readonly string[]): readonly string[] {
	return texts.some(isBlank) ? texts.filter((text) => !isBlank(text)) : texts;
}
