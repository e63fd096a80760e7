import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { mapConcurrently } from '../core/flow/pool';
import type { SendBatch } from '../core/stage/deliver/batchOutcome';
import { deliverParts } from '../core/stage/deliver/deliverParts';
import { RunKeys } from '../core/stage/keys';
import { batches, type Batch } from '../core/stage/parts/batches';
import { readPart } from '../core/stage/parts/partReader';
import { PartWriter } from '../core/stage/parts/partWriter';
import type { OwnPart } from '../core/stage/parts/stepIndex';
import { MemoryStore } from '../test/core/stage/memoryStore';

/*
 * What the ledger costs a delivery, against the same parts sent by the same pool without one, in
 * the same process: npx tsx bench/ledger.ts [--rows 300000] [--rounds 3]
 */

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '300000' },
		rounds: { type: 'string', default: '3' },
	},
});

const storeWriteMs = 3;
const requestsAtOnce = 10;
const limits = { rows: 75, bytes: 4_000_000 };
/** A service that answers at once, and one that takes its time: fewer rows of that. */
const services = [
	{ answerMs: 0, rows: Number(values.rows) },
	{ answerMs: 100, rows: Number(values.rows) / 10 },
];

const keys = new RunKeys('stage', {
	connection: 'bench',
	goalKey: 'ledger',
	runId: '20261122T000000Z-0000',
});

/** Parts of mapped rows of about 260 bytes, as sent to Braze. */
async function staged(rows: number): Promise<{ store: MemoryStore; parts: readonly OwnPart[] }> {
	const store = new MemoryStore(128 * 1024);
	const writer = new PartWriter(store, (part) => keys.part('map', part));
	for (let row = 0; row < rows; row += 1) {
		const fields = { external_id: `person-${row}`, first_name: 'Any', note: 'x'.repeat(200) };
		await writer.write([JSON.stringify(fields)]);
	}
	const parts = await writer.end();
	store.beforeWrite = async () => await delay(storeWriteMs);
	return { store, parts };
}

const answering =
	(ms: number): SendBatch =>
	async ({ lines }) => {
		if (ms > 0) await delay(ms);
		return {
			counts: { accepted: lines.length },
			refused: new Map(),
			unknown: new Map(),
			skips: {},
		};
	};

async function bare(store: MemoryStore, parts: readonly OwnPart[], send: SendBatch): Promise<void> {
	async function* all(): AsyncGenerator<Batch> {
		for (const part of parts) yield* batches(readPart(store, part), limits);
	}
	const sent = mapConcurrently(all(), requestsAtOnce, (batch) => send(batch, { once: false }));
	let ended = await sent.next();
	while (!ended.done) ended = await sent.next();
}

async function withLedger(
	{ store, parts }: { readonly store: MemoryStore; readonly parts: readonly OwnPart[] },
	send: SendBatch,
	once: boolean,
): Promise<void> {
	const marked = parts.map((part) => ({ ...part, once }));
	await deliverParts({ store, keys }, marked, { target: 'bench', limits, requestsAtOnce, send });
	for (const key of store.keys()) if (key.includes('/deliver/')) store.objects.delete(key);
}

async function seconds(work: () => Promise<void>): Promise<number> {
	const start = performance.now();
	await work();
	return (performance.now() - start) / 1000;
}

const median = (all: readonly number[]): number =>
	[...all].sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? NaN;

async function measure({ answerMs, rows }: (typeof services)[number]): Promise<void> {
	const stage = await staged(rows);
	const send = answering(answerMs);
	const times: Record<'bare' | 'ordinary' | 'once', number[]> = {
		bare: [],
		ordinary: [],
		once: [],
	};
	for (let round = 0; round < Number(values.rounds); round += 1) {
		times.bare.push(await seconds(async () => await bare(stage.store, stage.parts, send)));
		times.ordinary.push(await seconds(async () => await withLedger(stage, send, false)));
		times.once.push(await seconds(async () => await withLedger(stage, send, true)));
	}
	const bareSeconds = median(times.bare);
	const told = (name: 'ordinary' | 'once'): string =>
		`${name} ${median(times[name]).toFixed(2)} s, ${(median(times[name]) / bareSeconds).toFixed(2)} of bare`;
	process.stdout.write(
		`${rows} rows, service ${answerMs} ms, store ${storeWriteMs} ms a write: ` +
			`bare ${bareSeconds.toFixed(2)} s, ${told('ordinary')}, ${told('once')}\n`,
	);
}

async function main(): Promise<void> {
	for (const service of services) await measure(service);
}

void main();
