import { randomUUID } from 'node:crypto';

const LONG_NUMBER = /\d{16}/;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const LONG_INTEGER = /^-?[1-9]\d{15,}$/;

/** No client can know it. */
const MARK = `${randomUUID()}:`;

function isBeyondDouble(token: string): boolean {
	return LONG_INTEGER.test(token) && !Number.isSafeInteger(Number(token));
}

/** A whole number as a client wrote it: a bigint when a double cannot hold it. */
function revive(_name: string, value: unknown): unknown {
	const isMarked = typeof value === 'string' && value.startsWith(MARK);
	return isMarked ? BigInt(value.slice(MARK.length)) : value;
}

/** What `JSON.parse` made of a text, with whole numbers beyond 2^53 as bigints. */
export function madeExact(text: string, parsed: unknown): unknown {
	if (!LONG_NUMBER.test(text)) return parsed;
	const marked = text.replace(TOKEN, (token) =>
		isBeyondDouble(token) ? `"${MARK}${token}"` : token,
	);
	return JSON.parse(marked, revive);
}

/**
 * Parses JSON; whole numbers beyond 2^53 are bigints.
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseExactly(text: string): unknown {
	return madeExact(text, JSON.parse(text));
}

function memberTexts(value: object): readonly string[] {
	return Object.entries(value)
		.filter(([, part]) => part !== undefined)
		.map(([name, part]) => `${JSON.stringify(name)}:${exactText(part)}`);
}

/** The value as JSON text, with bigints as whole numbers. */
export function exactText(value: unknown): string {
	if (typeof value === 'bigint') return String(value);
	if (Array.isArray(value)) return `[${value.map(exactText).join(',')}]`;
	if (typeof value === 'object' && value !== null) return `{${memberTexts(value).join(',')}}`;
	return JSON.stringify(value) ?? 'null';
}
