import type { IDataObject } from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

import { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';

/** The bucket of a sandbox, for looking into it. */
export function openStage({ s3 }: Pick<Sandbox, 's3'>): S3Store {
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

/** The rows of a staged NDJSON file. */
export async function readLines(store: S3Store, key: string): Promise<readonly unknown[]> {
	const stored = await store.getStream(key);
	if (!stored) throw new Error(`${key} is not there`);
	const chunks: Buffer[] = [];
	for await (const chunk of stored.stream) chunks.push(Buffer.from(chunk));
	const lines = gunzipSync(Buffer.concat(chunks)).toString('utf8').split('\n');
	return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
}

/** A JSON object of the stage. */
export async function readJson(store: S3Store, key: string): Promise<Record<string, unknown>> {
	const stored = await store.getText(key);
	if (!stored) throw new Error(`No object ${key}`);
	return z.record(z.string(), z.unknown()).parse(JSON.parse(stored.text));
}

/** Where the objects of an item's run are, with the slash at its end; for names without a sign. */
export function runFolder({ connection, goalKey, runId }: IDataObject): string {
	return `stage/runs/${String(connection)}/${String(goalKey)}/${String(runId)}/`;
}

/** Waits for the next second: the names of runs sort by the second in which they begin. */
export async function nextSecond(): Promise<void> {
	await sleep(1000 - (Date.now() % 1000) + 5);
}

/** The one `run.json` below a prefix. */
export async function onlyRun(store: S3Store, prefix: string): Promise<Record<string, unknown>> {
	return await onlyJson(store, prefix, (key) => key.endsWith('/run.json'));
}

/** The one report below a prefix. */
export async function onlyReport(store: S3Store, prefix: string): Promise<Record<string, unknown>> {
	return await onlyJson(store, prefix, (key) => key.includes('/reports/'));
}

async function onlyJson(
	store: S3Store,
	prefix: string,
	isWanted: (key: string) => boolean,
): Promise<Record<string, unknown>> {
	const [key, ...others] = (await keysBelow(store, prefix)).filter(isWanted);
	if (key === undefined || others.length > 0) throw new Error(`None or several in ${prefix}`);
	return await readJson(store, key);
}

const ends = ['accepted', 'unchanged', 'skipped', 'rejected', 'unknown'] as const;

/** Rows of a report, an item or a history that were read and met no end; 0 when it adds up. */
export function openRowsOf(told: object): number {
	const counts: unknown = Reflect.get(told, 'counts') ?? told;
	const of = (name: string): number => Number(Reflect.get(Object(counts), name));
	const read = 'checked' in Object(counts) ? of('checked') : of('read');
	return ends.reduce((left, name) => left - of(name), read);
}
