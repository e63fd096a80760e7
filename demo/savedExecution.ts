import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import type { N8nSession } from './n8n/api/session';

const savedSchema = z.looseObject({ data: z.string() });

/** How many bytes n8n's database keeps of an execution's data. */
export async function savedExecutionBytes(
	session: N8nSession,
	executionId: string,
): Promise<number> {
	const saved = await session.rest('GET', `/executions/${executionId}`, savedSchema);
	return Buffer.byteLength(saved.data);
}

/** Files that executions left in n8n's stores for binary data: old and new place. */
export async function binaryFiles(userFolder: string): Promise<readonly string[]> {
	const places = ['binaryData', 'storage'].map((place) => join(userFolder, '.n8n', place));
	const found = await Promise.all(places.map(filesBelow));
	return found.flat();
}

async function filesBelow(folder: string): Promise<string[]> {
	if (!existsSync(folder)) return [];
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
}
