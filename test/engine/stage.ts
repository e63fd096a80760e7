import { z } from 'zod';

import { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';

/** The bucket of a sandbox, for looking into it. */
export function openStage({ s3 }: Sandbox): S3Store {
	const { bucket, ...access } = s3;
	return new S3Store(
		{ ...access, forcePathStyle: true, encryption: { kind: 'bucketDefault' } },
		bucket,
	);
}

/** The keys below a prefix. */
export async function keysBelow(store: S3Store, prefix: string): Promise<readonly string[]> {
	const keys: string[] = [];
	for await (const { key } of store.list(prefix)) keys.push(key);
	return keys;
}

/** A JSON object of the stage. */
export async function readJson(store: S3Store, key: string): Promise<Record<string, unknown>> {
	const stored = await store.getText(key);
	if (!stored) throw new Error(`No object ${key}`);
	return z.record(z.string(), z.unknown()).parse(JSON.parse(stored.text));
}

/** The one `run.json` below a prefix. */
export async function onlyRun(store: S3Store, prefix: string): Promise<Record<string, unknown>> {
	const [key, ...others] = (await keysBelow(store, prefix)).filter((one) =>
		one.endsWith('/run.json'),
	);
	if (key === undefined || others.length > 0) throw new Error(`No run or several in ${prefix}`);
	return await readJson(store, key);
}
