import { PassThrough, type Readable } from 'node:stream';

/** What may befall a body that is being read. */
export interface BodyGuard {
	/** The longest silence while somebody waits for bytes. */
	readonly silenceMs: number;
	readonly signal?: AbortSignal;
	/** What the reader is told of a failure. */
	readonly failure: (error: unknown) => Error;
}

const reasonOf = (signal: AbortSignal): Error =>
	signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason));

/**
 * The bytes of an answer, which end with an error when the server falls silent, the connection
 * breaks or the signal is aborted. A reader that takes its time is waited for. Destroying the
 * stream frees the connection.
 */
export function guardedBody(body: Readable, guard: BodyGuard): Readable {
	const out = new PassThrough();
	let hasCome = false;
	const fail = (error: unknown): void => {
		out.destroy(guard.signal?.aborted ? reasonOf(guard.signal) : guard.failure(error));
	};
	const stop = (): void => fail(undefined);
	const timer = setInterval(() => {
		if (!hasCome && !out.writableNeedDrain) fail({ name: 'TimeoutError' });
		hasCome = false;
	}, guard.silenceMs);
	timer.unref();
	guard.signal?.addEventListener('abort', stop, { once: true });
	body.on('data', () => (hasCome = true));
	body.once('error', fail);
	body.once('close', () => {
		if (!body.readableEnded) fail({ code: 'ECONNRESET' });
	});
	// Nobody may be reading yet; who begins to is told all the same.
	out.on('error', () => undefined);
	out.once('close', () => {
		clearInterval(timer);
		guard.signal?.removeEventListener('abort', stop);
		body.destroy();
	});
	if (guard.signal?.aborted) stop();
	return body.pipe(out);
}
