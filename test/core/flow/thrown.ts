/**
 * n8n replaces a message that contains one of these by a text of its own (n8n-workflow,
 * node.error, COMMON_ERRORS): the sentence would be lost.
 */
export const codesThatN8nReplaces: readonly string[] = [
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOTFOUND',
	'ETIMEDOUT',
	'ERRADDRINUSE',
	'EADDRNOTAVAIL',
	'ECONNABORTED',
	'EHOSTUNREACH',
	'EAI_AGAIN',
	'ENOENT',
	'EISDIR',
	'ENOTDIR',
	'EACCES',
	'EEXIST',
	'EPERM',
	'GETADDRINFO',
];

/** The codes in a message that n8n would replace it for: none, in a sentence that reaches the user. */
export function replacedCodesIn(message: string): readonly string[] {
	return codesThatN8nReplaces.filter((code) => message.toUpperCase().includes(code));
}

/** What work throws; a test that expects a failure fails when there is none. */
export async function thrownBy(work: () => unknown): Promise<Error> {
	try {
		await work();
	} catch (error) {
		if (error instanceof Error) return error;
		throw new TypeError(`No Error was thrown, but ${String(error)}`);
	}
	throw new Error('Nothing was thrown');
}

/** All values of an async source. */
export async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
	const all: T[] = [];
	for await (const value of source) all.push(value);
	return all;
}
