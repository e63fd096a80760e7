import { Agent, request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

/** What a client saw of an answer. */
export interface Seen {
	/** Nothing when no answer began while the client was patient. */
	readonly status?: number;
	readonly headers: IncomingMessage['headers'];
	readonly bytes: Buffer;
	/** The same as text. */
	readonly body: string;
	/** Whether the answer came to its end. */
	readonly whole: boolean;
	readonly ms: number;
}

export interface Call {
	readonly method: string;
	readonly headers: OutgoingHttpHeaders;
	readonly body?: string;
}

async function answerOf(url: string, { method, headers, body }: Call, signal: AbortSignal) {
	return await new Promise<IncomingMessage>((resolve, reject) => {
		const agent = new Agent();
		request(url, { agent, method, headers, signal })
			.on('response', resolve)
			.on('error', reject)
			.end(body);
	});
}

/**
 * Sends a request and tells all that is to be seen of its answer, however it breaks: `fetch`
 * forgets what came before a break.
 */
export async function see(url: string, call: Call, patienceMs = 5000): Promise<Seen> {
	const started = performance.now();
	const ms = (): number => performance.now() - started;
	const signal = AbortSignal.timeout(patienceMs);
	const answer = await answerOf(url, call, signal).catch(() => undefined);
	if (!answer) return { headers: {}, bytes: Buffer.alloc(0), body: '', whole: false, ms: ms() };
	const { statusCode: status, headers } = answer;
	const chunks: Buffer[] = [];
	let whole = true;
	try {
		for await (const chunk of answer) chunks.push(Buffer.from(chunk));
	} catch {
		whole = false;
	}
	const bytes = Buffer.concat(chunks);
	return { status, headers, bytes, body: bytes.toString(), whole, ms: ms() };
}
