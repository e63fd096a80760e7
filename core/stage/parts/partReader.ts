import { createHash } from 'node:crypto';

import { objectBytes, type Patience } from '../objectBytes';
import type { Store } from '../store';
import { gunzipped, isBrokenPacking } from '../unpacked';
import { DamagedPartError } from './damagedPart';
import { lineBatches } from './lines';
import type { OwnPart } from './stepIndex';

const notFitting = 'does not fit its checksum';

const toldOfGone = { missing: 'is not there any more', changed: notFitting } as const;

/**
 * The rows of a part that we wrote, as lines of bytes (`lineBatches`, however long they are),
 * checked against the index as they pass.
 *
 * @throws DamagedPartError when the part is missing, damaged or cut short; PassingError when the
 * store does not give it for all of the patience.
 */
export async function* readPart(
	store: Store,
	part: OwnPart,
	signal?: AbortSignal,
	patience?: Patience,
): AsyncGenerator<Buffer[]> {
	const { key, bytes, sha256 } = part;
	const hash = createHash('sha256');
	const packed = objectBytes(store, key, {
		version: { bytes, etag: '' },
		gone: (what) => new DamagedPartError(key, toldOfGone[what]),
		signal,
		patience,
	});
	async function* hashed(): AsyncGenerator<Buffer> {
		for await (const chunk of packed) {
			hash.update(chunk);
			yield chunk;
		}
	}
	let rows = 0;
	try {
		for await (const lines of lineBatches(gunzipped(hashed()), { longestLineBytes: Infinity })) {
			rows += lines.length;
			if (rows > part.rows) throw new DamagedPartError(key, notFitting);
			yield lines;
		}
	} catch (error) {
		if (signal?.aborted) throw signal.reason;
		if (!isBrokenPacking(error)) throw error;
		throw new DamagedPartError(key, `is no whole gzip file (${error.code})`, { cause: error });
	}
	if (rows !== part.rows || hash.digest('hex') !== sha256) {
		throw new DamagedPartError(key, notFitting);
	}
}
