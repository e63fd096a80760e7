import { ConfigurationError } from '../../flow/syncError';

/** How far a packed file may grow. */
export interface UnpackLimits {
	/** Unpacked bytes of the whole file. */
	readonly bytes: number;
	/** Unpacked bytes a packed byte, once more than `freeBytes` were unpacked. */
	readonly ratio: number;
	readonly freeBytes: number;
}

/** Braze's files grow about tenfold; these are far from any of them. */
export const defaultUnpackLimits: UnpackLimits = {
	bytes: 50 * 1024 ** 3,
	ratio: 200,
	freeBytes: 10 * 1024 ** 2,
};

/** Watches how far one file grows. */
export class UnpackGuard {
	private unpacked = 0;

	constructor(
		private readonly key: string,
		private readonly packedBytes: number,
		private readonly limits: UnpackLimits = defaultUnpackLimits,
	) {}

	/**
	 * Counts unpacked bytes.
	 *
	 * @throws ConfigurationError when they are more than the file may grow to.
	 */
	add(bytes: number): void {
		this.unpacked += bytes;
		this.check(this.unpacked);
	}

	/**
	 * Checks a size that the file declares for all of itself.
	 *
	 * @throws ConfigurationError when it is more than the file may grow to.
	 */
	check(unpackedBytes: number): void {
		const { bytes, ratio, freeBytes } = this.limits;
		const most = Math.min(bytes, Math.max(freeBytes, ratio * this.packedBytes));
		if (unpackedBytes <= most) return;
		throw new ConfigurationError(
			`File '${this.key}' would unpack to more than ${most} bytes from ${this.packedBytes}, which no export does: look at who writes into this folder, and take the file away.`,
		);
	}

	/** The same bytes, counted. */
	async *counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
		for await (const chunk of chunks) {
			this.add(chunk.length);
			yield chunk;
		}
	}
}
