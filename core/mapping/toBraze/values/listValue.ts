import type { Convert, ConvertText } from './converted';

/**
 * A list as Braze keeps one: every element once, where it comes last, and of too many the last ones
 * (braze.com/docs, custom attribute data types, "Arrays"). Elements that do not fit are left out.
 */
export const listOf =
	(convert: ConvertText, longest: number): Convert =>
	(texts) => {
		const elements = new Set<string>();
		let unfit: string | undefined;
		for (const text of texts) {
			const converted = convert(text);
			unfit ??= converted?.warning;
			if (!converted || !('json' in converted)) continue;
			elements.delete(converted.json);
			elements.add(converted.json);
		}
		if (elements.size === 0) return unfit === undefined ? undefined : { warning: unfit };
		const isCut = elements.size > longest;
		const kept = isCut ? [...elements].slice(elements.size - longest) : [...elements];
		const warning = unfit ?? (isCut ? 'listCut' : undefined);
		const json = `[${kept.join(',')}]`;
		return warning === undefined ? { json } : { json, warning };
	};
