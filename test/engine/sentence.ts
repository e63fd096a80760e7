import { inspect } from 'node:util';

import type { Sandbox } from '../../sandbox/sandbox';

/** Texts by which n8n replaces a message when it finds an error code or a status in it. */
const replacedByN8n = [
	/perhaps (it is offline|the server is offline|check your|try again)/i,
	/please check (your|you are)/i,
	/^The (service|connection|host|DNS server|server) (refused|to|timed|is|returned|was|cannot|closed)/,
	/Retry on Fail/i,
	/^Forbidden\b/,
	/could not be found$/,
	/^Your request is invalid/,
	/too many requests from you/,
	/^The service (was not able|failed|is receiving)/,
	/^(Bad gateway|Service unavailable|Gateway timed out)/,
	/^UNKNOWN ERROR/i,
];

/** What is wrong with a sentence that a user is to read; nothing when it is well. */
export function flawsOf(sentence: string): readonly string[] {
	const generic = replacedByN8n.find((pattern) => pattern.test(sentence));
	return [
		...(/^['A-Z]/.test(sentence) ? [] : ['does not begin as a sentence']),
		...(/[^.]\.$/.test(sentence) ? [] : ['does not end as a sentence']),
		...(/[.!?]\s+[A-Z]|\n/.test(sentence) ? ['is more than one sentence'] : []),
		...(generic ? [`is n8n's own: ${String(generic)}`] : []),
		...(/\b(undefined|null|NaN|\[object)\b/.test(sentence) ? ['shows a bare value'] : []),
	];
}

/** The secrets of a sandbox and of a test that are in a value, wherever they lie in it. */
export function secretsIn(
	value: unknown,
	{ braze, blueConic, s3 }: Sandbox,
	more: readonly unknown[] = [],
): readonly string[] {
	const text = inspect(value, { depth: Infinity, maxStringLength: null, maxArrayLength: null });
	return [braze.key, blueConic.clientSecret, s3.secretAccessKey, ...more.map(String)].filter(
		(secret) => text.includes(secret),
	);
}
