import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/**
 * A mark written last into a finished folder, so that an interrupted job starts anew and a finished
 * one is reused. It depends on everything the content was made from.
 */
export function stampOf(...ingredients: readonly (string | Buffer)[]): string {
	const hash = createHash('sha256');
	for (const ingredient of ingredients) hash.update(ingredient).update('\0');
	return hash.digest('hex');
}

/** Whether that file holds exactly this stamp. */
export async function hasStamp(file: string, stamp: string): Promise<boolean> {
	const found = await readFile(file, 'utf8').catch(() => '');
	return found.trim() === stamp;
}

/** Writes the stamp: call it when everything else is in place. */
export async function writeStamp(file: string, stamp: string): Promise<void> {
	await writeFile(file, `${stamp}\n`);
}
