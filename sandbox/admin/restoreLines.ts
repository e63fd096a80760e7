import { createReadStream } from 'node:fs';
import { z } from 'zod';
import type { ProfileStore } from '../blueconic/profiles/profileStore';
import { numberedLines } from '../http/lines';

/** A store whose records can be put back as they were read. */
export interface RestorableStore {
	clear(): void;
	/** @throws when the line is no record of this store. */
	restore(line: string): void;
}

/** Profiles as their lines of the admin API. */
export function restorableProfiles(profiles: ProfileStore): RestorableStore {
	return {
		clear: () => profiles.clear(),
		restore: (line) => profiles.restore(JSON.parse(line)),
	};
}

/** A line that is no record. */
export class BrokenLineError extends Error {
	constructor(
		readonly line: number,
		cause: unknown,
	) {
		const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
		super(`Line ${line}: ${reason}`, { cause });
	}
}

/**
 * Replaces all records of a store by NDJSON, line by line as it arrives; answers their number.
 *
 * @throws BrokenLineError at the first line that is no record; the store then has those before it.
 */
export async function restoreLines(
	chunks: AsyncIterable<Buffer>,
	store: RestorableStore,
): Promise<number> {
	store.clear();
	let restored = 0;
	for await (const { number, text } of numberedLines(chunks)) {
		try {
			store.restore(text);
		} catch (error) {
			throw new BrokenLineError(number, error);
		}
		restored += 1;
	}
	return restored;
}

/** The same from a file; errors name it. */
export async function restoreFile(path: string, store: RestorableStore): Promise<void> {
	try {
		await restoreLines(createReadStream(path), store);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(`${path}: ${reason}`, { cause: error });
	}
}
