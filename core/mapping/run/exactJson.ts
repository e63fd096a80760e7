/** Whole numbers of fewer digits are exact as doubles. */
const fewestLongDigits = 16;
const longNumber = /[-:,[\s]\d{16}/;
const beginsWithLongNumber = /^\d{16}/;

/** A whole number of 16 or more digits that is no part of another token and no key. */
const longInteger = /(?<![\d.eE+-])-?[1-9]\d{15,}(?![\d.eE+-])/g;
const opensValueOfKey = /^\s*:/;

const quote = '"';
const backslash = '\\';

const isDigit = (byte = 0): boolean => byte >= 0x30 && byte <= 0x39;

/** The last byte before `end` that is no digit, of as many as a long number has; -1 for none. */
function lastNoDigit(bytes: Uint8Array, end: number): number {
	for (let at = end - 1; at >= end - fewestLongDigits; at -= 1) {
		if (!isDigit(bytes[at])) return at;
	}
	return -1;
}

/** Whether a text in UTF-8 holds as many digits in a row as a long number; told in long strides. */
export function holdsLongDigits(bytes: Uint8Array): boolean {
	let end = fewestLongDigits;
	while (end <= bytes.length) {
		const noDigit = lastNoDigit(bytes, end);
		if (noDigit < 0) return true;
		end = noDigit + 1 + fewestLongDigits;
	}
	return false;
}

/** Whether a JSON text may hold whole numbers that need `parseExact`; told without parsing. */
export function mayHoldLongNumber(text: string): boolean {
	return longNumber.test(text) || beginsWithLongNumber.test(text);
}

/**
 * Parses as JSON.parse does, but whole numbers beyond 2^53 - 1 become bigints. Slower: for texts of
 * which `mayHoldLongNumber` is true.
 *
 * @throws SyntaxError just as JSON.parse does.
 */
export function parseExact(text: string): unknown {
	const tag = tagFor(text);
	const tagged = withTaggedIntegers(text, tag);
	return tagged === text ? JSON.parse(text) : untagged(JSON.parse(tagged), tag);
}

/** Writes a JSON value as JSON.stringify does, bigints as their digits; `undefined` is null. */
export function jsonTextOf(value: unknown): string {
	return holdsBigint(value) ? exactTextOf(value) : (JSON.stringify(value) ?? 'null');
}

/** How a string's first letters may be written that look like a tag: strings seldom begin so. */
const tagLetter = '~';
const looksTagged = /"((?:~|\\u007e)+)/gi;
const escapedLetter = /\\u007e/gi;

/** Longer than the like of it that any string of the text begins with. */
function tagFor(text: string): string {
	let longest = 0;
	for (const [, letters = ''] of text.matchAll(looksTagged)) {
		longest = Math.max(longest, letters.replace(escapedLetter, tagLetter).length);
	}
	return tagLetter.repeat(longest + 1);
}

/** The text with its long integers as texts that begin with the tag; strings stay as they are. */
function withTaggedIntegers(text: string, tag: string): string {
	let tagged = '';
	let copied = 0;
	for (let from = 0; from < text.length;) {
		const opening = text.indexOf(quote, from);
		const end = opening === -1 ? text.length : opening;
		if (end - from >= fewestLongDigits) {
			tagged += text.slice(copied, from) + taggedBetween(text.slice(from, end), tag);
			copied = end;
		}
		from = opening === -1 ? text.length : endOfString(text, opening);
	}
	return tagged + text.slice(copied);
}

function taggedBetween(between: string, tag: string): string {
	return between.replace(longInteger, (digits, position: number) => {
		if (Number.isSafeInteger(Number(digits))) return digits;
		// A number is no key: JSON.parse has to meet it as it is.
		const rest = between.slice(position + digits.length);
		return opensValueOfKey.test(rest) ? digits : quote + tag + digits + quote;
	});
}

/** The place after a string's closing quote; the end of a text that does not close it. */
function endOfString(text: string, opening: number): number {
	for (let from = opening + 1; ;) {
		const closing = text.indexOf(quote, from);
		if (closing === -1) return text.length;
		let backslashes = 0;
		while (text[closing - 1 - backslashes] === backslash) backslashes += 1;
		from = closing + 1;
		if (backslashes % 2 === 0) return from;
	}
}

type Holder = Record<string, unknown>;

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** By a list of what is left to do, not by recursion: JSON.parse takes any depth. */
function untagged(parsed: unknown, tag: string): unknown {
	const root: Holder = { parsed };
	const holders = [root];
	for (let holder = holders.pop(); holder; holder = holders.pop()) {
		for (const key of Object.keys(holder)) {
			const value = holder[key];
			if (isHolder(value)) holders.push(value);
			else if (typeof value === 'string' && value.startsWith(tag)) {
				// It is the holder's own, also where it is named __proto__.
				holder[key] = BigInt(value.slice(tag.length));
			}
		}
	}
	return root.parsed;
}

function holdsBigint(value: unknown): boolean {
	if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsBigint);
	return typeof value === 'bigint';
}

function exactTextOf(value: unknown): string {
	if (typeof value === 'bigint') return String(value);
	if (Array.isArray(value)) return `[${value.map(exactTextOf).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${exactTextOf(member)}`).join(',')}}`;
}
