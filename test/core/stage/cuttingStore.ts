import { Readable } from 'node:stream';

import type { MemoryStore } from './memoryStore';

/** The store, but every answer is cut by an error after so many bytes. */
export function cutting(store: MemoryStore, afterBytes: number, error: Error): MemoryStore {
	const whole = store.getStream.bind(store);
	store.getStream = async (...given) => {
		const stored = await whole(...given);
		if (!stored) return undefined;
		async function* cut(stream: Readable): AsyncGenerator<Buffer> {
			let bytes = 0;
			for await (const chunk of stream) {
				const rest = Buffer.from(chunk).subarray(0, afterBytes - bytes);
				bytes += rest.length;
				if (rest.length > 0) yield rest;
				if (bytes >= afterBytes) throw error;
			}
		}
		return { ...stored, stream: Readable.from(cut(stored.stream)) };
	};
	return store;
}
