import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGunzip, createGzip } from 'node:zlib';

import { readPart } from '../core/stage/parts/partReader';
import { PartWriter } from '../core/stage/parts/partWriter';
import { rowTextOf } from '../core/stage/parts/rowText';
import type { OwnPart } from '../core/stage/parts/stepIndex';
import { FolderStore } from './folderStore';

/*
 * Reading and writing parts of rows of 1 kB, against the bare work on the same rows in the same
 * process: npx tsx bench/stage.ts [--rows 1000000] [--rounds 5]
 */

/** What reading may cost, in times of the bare reading. */
const mostReading = 1.3;
/** Resident memory that writing and reading may take on top. */
const mostMegabytes = 100;
/** What writing has to reach of the bare rate. */
const leastWriting = 0.6;

const megabyte = 1024 * 1024;
const pieceBytes = 64 * 1024;
const chunkSize = 128 * 1024;

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '1000000' },
		rounds: { type: 'string', default: '5' },
	},
});
const rowCount = Number(values.rows);
const rounds = Number(values.rounds);

/** A row of 1,000 bytes: names that repeat, values that do not. */
function row(number: number): string {
	const profile = {
		profileId: randomBytes(16).toString('hex'),
		lastmodifieddate: 1_700_000_000_000 + number,
		email: [`person.${number}@example.org`],
		firstname: ['Ève'],
		scores: Array.from(randomBytes(30)),
		segments: ['newsletter', 'buyers', 'visitors of the shop'],
		token: randomBytes(100).toString('base64'),
		note: '',
	};
	const missing = 999 - Buffer.byteLength(JSON.stringify(profile));
	return JSON.stringify({ ...profile, note: 'lorem ipsum dolor '.repeat(60).slice(0, missing) });
}

/** Few different rows, so that making them is no part of what is measured. */
const someRows = Array.from({ length: 6_000 }, (_, number) => row(number));

function* groupsOfRows(): Generator<readonly string[]> {
	const size = 500;
	for (let start = 0; start < rowCount; start += size) {
		const from = start % someRows.length;
		yield someRows.slice(from, from + Math.min(size, rowCount - start));
	}
}

const folder = mkdtempSync(join(tmpdir(), 'bench-stage-'));
const store = new FolderStore(folder);

async function ourWriting(): Promise<readonly OwnPart[]> {
	const writer = new PartWriter(store, (part) => `ours/${part}.ndjson.gz`);
	for (const rows of groupsOfRows()) await writer.write(rows);
	return await writer.end();
}

async function bareWriting(): Promise<void> {
	function* pieces(): Generator<string> {
		let piece = '';
		for (const rows of groupsOfRows()) {
			for (const one of rows) piece += `${one}\n`;
			if (piece.length < pieceBytes) continue;
			yield piece;
			piece = '';
		}
		yield piece;
	}
	await pipeline(
		Readable.from(pieces()),
		createGzip({ level: 1 }),
		createWriteStream(store.pathOf('bare.ndjson.gz')),
	);
}

async function ourReading(parts: readonly OwnPart[]): Promise<number> {
	let rows = 0;
	for (const part of parts) {
		for await (const lines of readPart(store, part)) {
			for (const line of lines) if (JSON.parse(rowTextOf(line))) rows += 1;
		}
	}
	return rows;
}

async function bareReading(parts: readonly OwnPart[]): Promise<number> {
	let rows = 0;
	for (const { key } of parts) {
		const unpacked = createReadStream(store.pathOf(key)).pipe(createGunzip({ chunkSize }));
		let rest: Buffer = Buffer.alloc(0);
		for await (const chunk of unpacked) {
			const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
			let start = 0;
			for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
				if (JSON.parse(bytes.toString('utf8', start, end))) rows += 1;
				start = end + 1;
			}
			rest = bytes.subarray(start);
		}
	}
	return rows;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return (performance.now() - start) / 1000;
}

/** Megabytes that resident memory goes up by while work is done. */
async function growth(work: () => Promise<unknown>): Promise<number> {
	const before = process.memoryUsage.rss();
	let peak = before;
	const timer = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage.rss());
	}, 20);
	await work();
	clearInterval(timer);
	return (peak - before) / megabyte;
}

const median = (numbers: readonly number[]): number =>
	[...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;

interface Pair {
	readonly name: string;
	readonly ours: () => Promise<unknown>;
	readonly bare: () => Promise<unknown>;
}

/** Medians in seconds of alternating rounds. */
async function compared({ name, ours, bare }: Pair): Promise<{ ours: number; bare: number }> {
	const times = { ours: [] as number[], bare: [] as number[] };
	for (let round = 0; round < rounds; round += 1) {
		times.ours.push(await seconds(ours));
		times.bare.push(await seconds(bare));
	}
	const medians = { ours: median(times.ours), bare: median(times.bare) };
	const told = `${medians.ours.toFixed(2)} s, bare ${medians.bare.toFixed(2)} s`;
	console.log(`${name} ${rowCount} rows: ${told} (medians of ${rounds})`);
	return medians;
}

function judge(what: string, isWithin: boolean): void {
	console.log(`${isWithin ? 'ok  ' : 'MISS'} ${what}`);
	if (!isWithin) process.exitCode = 1;
}

async function measure(): Promise<void> {
	let parts: readonly OwnPart[] = [];
	// Both together, from the start: memory that writing took would hide what reading takes.
	const grown = await growth(async () => {
		parts = await ourWriting();
		await ourReading(parts);
	});
	const reading = await compared({
		name: 'Reading',
		ours: () => ourReading(parts),
		bare: () => bareReading(parts),
	});
	const writing = await compared({ name: 'Writing', ours: ourWriting, bare: bareWriting });

	const cost = reading.ours / reading.bare;
	const rate = writing.bare / writing.ours;
	judge(`reading costs ${cost.toFixed(2)} of bare, at most ${mostReading}`, cost <= mostReading);
	judge(
		`writing and reading take ${grown.toFixed(0)} MB, at most ${mostMegabytes}`,
		grown <= mostMegabytes,
	);
	judge(
		`writing has ${rate.toFixed(2)} of the bare rate, at least ${leastWriting}`,
		rate >= leastWriting,
	);
}

void measure().finally(() => rmSync(folder, { recursive: true, force: true }));
