import { systemClock, type Clock } from '../flow/clock';
import { networkWords } from '../flow/networkWords';
import { PassingError } from '../flow/syncError';
import type { ByteRange, Store, StoredBytes } from './store';

/** The version of an object that is read. */
export interface ObjectVersion {
	readonly bytes: number;
	/** Without quotes; empty where the server told none. */
	readonly etag: string;
}

/** How long a reading that was cut is taken up again. */
export interface Patience {
	/** From the first failure on, as long as no byte comes. */
	readonly budgetMs: number;
	readonly firstWaitMs: number;
	readonly longestWaitMs: number;
	readonly clock: Clock;
}

/** Two minutes, from half a second up to half a minute a wait. */
export const defaultPatience: Patience = {
	budgetMs: 120_000,
	firstWaitMs: 500,
	longestWaitMs: 30_000,
	clock: systemClock,
};

/** What is read of an object, and how. */
export interface ByteReading {
	/** All of it when left out. */
	readonly range?: ByteRange;
	/** The only version that is read; the one there at the beginning when left out. */
	readonly version?: ObjectVersion;
	/** Makes the error for an object that is not there, or no longer the one that was meant. */
	readonly gone: (what: 'missing' | 'changed') => Error;
	readonly signal?: AbortSignal;
	readonly patience?: Patience;
}

/**
 * An object's bytes. A reading that is cut is taken up again where it was cut, after a wait, as
 * long as the object is still the same.
 *
 * @throws the error of `gone`, and PassingError when no byte comes for all of the patience.
 */
export async function* objectBytes(
	store: Store,
	key: string,
	{ range, gone, signal, patience = defaultPatience, ...reading }: ByteReading,
): AsyncGenerator<Buffer> {
	const waits = new Waits(patience, signal);
	const first = range?.first ?? 0;
	let { version } = reading;
	let next = first;
	for (;;) {
		try {
			const end = range ? range.last + 1 : version?.bytes;
			const rest =
				end !== undefined && (range || next > first) ? { first: next, last: end - 1 } : undefined;
			const stored = await opened(store, key, rest, signal);
			if (!stored) throw gone('missing');
			if (version && !isSame(version, stored)) {
				stored.stream.destroy();
				throw gone('changed');
			}
			version = { bytes: stored.bytes, etag: stored.etag };
			for await (const chunk of received(stored)) {
				next += chunk.length;
				waits.reset();
				yield chunk;
			}
			if (next >= (range ? range.last + 1 : version.bytes)) return;
			throw new Cut(new Error('The object ended before its end'));
		} catch (error) {
			if (!(error instanceof Cut)) throw error;
			await waits.after(error.cause, key);
		}
	}
}

const isSame = (one: ObjectVersion, other: ObjectVersion): boolean =>
	one.bytes === other.bytes && (one.etag === '' || one.etag === other.etag);

/** A reading that may be taken up again; its cause is what cut it. */
class Cut extends Error {
	constructor(cause: unknown) {
		super('The reading was cut', { cause });
		this.name = 'Cut';
	}
}

async function opened(
	store: Store,
	key: string,
	range: ByteRange | undefined,
	signal: AbortSignal | undefined,
): Promise<StoredBytes | undefined> {
	try {
		return await store.getStream(key, { range, signal });
	} catch (error) {
		throw error instanceof PassingError ? new Cut(error) : error;
	}
}

/** Only what the stream throws is a cut; what the receiver of a chunk throws is none. */
async function* received({ stream }: StoredBytes): AsyncGenerator<Buffer> {
	try {
		const chunks = stream[Symbol.asyncIterator]();
		for (;;) {
			const step = await chunks.next().catch((cause: unknown) => {
				throw new Cut(cause);
			});
			if (step.done) return;
			if (!Buffer.isBuffer(step.value)) throw new TypeError('A stream of bytes was expected');
			yield step.value;
		}
	} finally {
		stream.destroy();
	}
}

/** Growing waits, as long as there is patience. */
class Waits {
	private failingSinceMs: number | undefined;
	private step: number;

	constructor(
		private readonly patience: Patience,
		private readonly signal: AbortSignal | undefined,
	) {
		this.step = patience.firstWaitMs;
	}

	reset(): void {
		this.failingSinceMs = undefined;
		this.step = this.patience.firstWaitMs;
	}

	/** Waits after a failure, or throws it when patience is at its end. */
	async after(failure: unknown, key: string): Promise<void> {
		this.signal?.throwIfAborted();
		const { budgetMs, longestWaitMs, clock } = this.patience;
		const nowMs = clock.monotonicMs();
		this.failingSinceMs ??= nowMs;
		if (nowMs - this.failingSinceMs + this.step > budgetMs) throw brokenOff(failure, key);
		await clock.sleep(this.step, this.signal);
		this.step = Math.min(this.step * 2, longestWaitMs);
	}
}

function brokenOff(cause: unknown, key: string): PassingError {
	if (cause instanceof PassingError) return cause;
	const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
	return new PassingError(`Reading '${key}' broke off (${networkWords(code)}): run again later.`, {
		cause,
	});
}
