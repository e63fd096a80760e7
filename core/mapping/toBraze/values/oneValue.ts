import type { Convert, ConvertText } from './converted';

/** The first text stands for all where Braze holds one value. */
export const oneValue =
	(convert: ConvertText): Convert =>
	(texts) => {
		const [first] = texts;
		if (first === undefined) return undefined;
		const converted = convert(first);
		if (texts.length === 1 || !converted || converted.warning !== undefined) return converted;
		return { ...converted, warning: 'severalValuesFirstSent' };
	};
