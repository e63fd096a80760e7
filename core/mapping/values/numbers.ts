/** The JSON text of a number, or why there is none. */
export type NumberText =
	{ readonly json: string } | { readonly warning: 'notANumber' | 'numberTooLarge' };

/** Numbers that are written already as they would be. */
const plain = /^(?:0|-?[1-9]\d{0,14}|-?(?:0|[1-9]\d{0,14})\.\d{0,14}[1-9])$/;
const decimal = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,5}))?$/i;

/** As in JavaScript: further from the point, a number is written with an exponent. */
const mostWholeDigits = 21;
const mostZerosAfterPoint = 6;

/**
 * The number that a text is, as JSON text with all its digits: no sign or zero that says nothing,
 * so that one number always is one text.
 */
export function numberText(text: string): NumberText {
	if (plain.test(text)) return { json: text };
	const trimmed = text.trim();
	const parts = decimal.exec(trimmed);
	if (!parts) return { warning: 'notANumber' };
	if (!Number.isFinite(Number(trimmed))) return { warning: 'numberTooLarge' };
	const [, sign, whole = '', fraction = '', exponent] = parts;
	const written = whole + fraction;
	const digits = written.replace(/^0+/, '');
	const leadingZeros = written.length - digits.length;
	const significant = withoutTrailingZeros(digits);
	if (significant === '') return { json: '0' };
	const point = whole.length - leadingZeros + Number(exponent ?? 0);
	const unsigned =
		exponent === undefined ? withPoint(significant, point) : withExponent(significant, point);
	return { json: sign === '-' ? `-${unsigned}` : unsigned };
}

/** The same where only whole numbers count that every JavaScript and Braze can add up exactly. */
export function wholeNumberText(text: string): NumberText | { readonly warning: 'notAnInteger' } {
	const number = numberText(text);
	if (!('json' in number)) return number;
	if (/\.|e-/.test(number.json) && !/e\+/.test(number.json)) return { warning: 'notAnInteger' };
	return Number.isSafeInteger(Number(number.json)) ? number : { warning: 'numberTooLarge' };
}

/** By hand: a pattern would look at every zero inside again and again. */
function withoutTrailingZeros(digits: string): string {
	let end = digits.length;
	while (digits[end - 1] === '0') end -= 1;
	return digits.slice(0, end);
}

/** The digits behind `0.` times ten to the power of `point`. */
function withPoint(digits: string, point: number): string {
	if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
	if (point >= digits.length) return digits.padEnd(point, '0');
	return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function withExponent(digits: string, point: number): string {
	if (point <= mostWholeDigits && point > -mostZerosAfterPoint) return withPoint(digits, point);
	const exponent = point - 1;
	return `${withPoint(digits, 1)}e${exponent > 0 ? '+' : ''}${exponent}`;
}
