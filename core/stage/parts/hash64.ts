import { createRequire } from 'node:module';
import type { XXHashAPI } from 'xxhash-wasm' with { 'resolution-mode': 'import' };

/** Hashes of 64 bits. */
export interface Hash64 {
	ofText(text: string, seed?: bigint): bigint;
	ofBytes(bytes: Uint8Array): bigint;
}

type Loader = () => Promise<XXHashAPI>;

const isLoader = (value: unknown): value is Loader => typeof value === 'function';

/** XXH64 (xxhash.com): fast, and the same on every machine; it keeps no secret. */
export async function loadHash64(): Promise<Hash64> {
	// Its types describe the module for `import` alone, which a CommonJS file cannot load.
	const load: unknown = createRequire(__filename)('xxhash-wasm');
	if (!isLoader(load)) throw new Error('xxhash-wasm is not what it was');
	const { h64, h64Raw } = await load();
	return { ofText: h64, ofBytes: h64Raw };
}
