import { createReadStream } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';

import { bulkRequest } from '../core/blueconic/bulkDelivery';
import { trackRequest } from '../core/braze/trackDelivery';
import { mapLine, type MapRow, type SentRow } from '../core/mapping/run/mapRow';
import { compileToBlueConic } from '../core/mapping/toBlueConic/compileToBlueConic';
import { compileToBraze } from '../core/mapping/toBraze/compileToBraze';
import { foreignRows } from '../core/stage/files/foreignFile';
import { loadHash64 } from '../core/stage/parts/hash64';
import { rowsPerPart } from '../core/stage/parts/partWriter';
import { RowIndexBuilder, type Origin } from '../core/stage/parts/rowIndex';
import { FolderStore } from './folderStore';
import { profileRow, userRow, writeFiles, type RowFile } from './mappingRows';
import { catalogue, mapped, toBlueConic, toBraze } from './mappings';

/*
 * Reading, mapping and batching rows of 1 kB, against the least that any program has to do with
 * them, on the same files in the same process: unpack, split, parse, pick as many fields, write
 * them as JSON into bodies of 75.
 * taskset -c 0 npx tsx bench/mapping.ts [--rows 1000000] [--rounds 3]
 */

/** What we have to reach of the limit's rate with 10 fields. */
const leastRate = 0.5;
/** What 20 fields may cost, in times of 10. */
const mostGrowth = 1.3;
/** Resident memory that ten times the rows may take on top. */
const mostMegabytes = 30;

const rowsPerBody = 75;
const chunkSize = 256 * 1024;
const megabyte = 1024 * 1024;

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '1000000' },
		rounds: { type: 'string', default: '3' },
	},
});
const rowCount = Number(values.rows);
const rounds = Number(values.rounds);

const folder = mkdtempSync(join(tmpdir(), 'bench-mapping-'));
const store = new FolderStore(folder);

type OnMapped = (row: SentRow, origin: Origin) => void;
type Request = (lines: readonly Buffer[]) => { readonly body: Buffer };

async function ours(
	files: readonly RowFile[],
	mapRow: MapRow,
	request: Request,
	onMapped: OnMapped = () => undefined,
): Promise<number> {
	let bodies = 0;
	let lines: Buffer[] = [];
	const close = (): void => {
		if (request(lines).body.length > 2) bodies += 1;
		lines = [];
	};
	for (const [place, file] of files.entries()) {
		let line = 0;
		for await (const text of foreignRows(store, file)) {
			for await (const some of text.lines) {
				for (const bytes of some) {
					line += 1;
					const origin = { source: place + 1, line };
					const row = mapLine(mapRow, bytes, origin, () => undefined);
					if (!('line' in row)) throw new Error('A row of the bench was not mapped');
					onMapped(row, origin);
					lines.push(Buffer.from(row.line));
					if (lines.length === rowsPerBody) close();
				}
			}
		}
	}
	close();
	return bodies;
}

/** Makes the indexes that the map step writes beside its parts. */
async function indexer(fields: number): Promise<OnMapped> {
	const hash = await loadHash64();
	let index: RowIndexBuilder | undefined;
	let rows = 0;
	return (row, origin) => {
		if (rows % rowsPerPart === 0) index = new RowIndexBuilder(hash, fields, rowsPerPart);
		index?.add(origin, row);
		rows += 1;
	};
}

type Pick = (row: Record<string, unknown>) => Record<string, unknown>;

async function limit(files: readonly RowFile[], pick: Pick): Promise<number> {
	let bodies = 0;
	let objects: Record<string, unknown>[] = [];
	const close = (): void => {
		if (JSON.stringify(objects).length > 2) bodies += 1;
		objects = [];
	};
	for (const { key } of files) {
		const read = createReadStream(store.pathOf(key), { highWaterMark: chunkSize });
		let rest: Buffer = Buffer.alloc(0);
		for await (const chunk of read.pipe(createGunzip({ chunkSize }))) {
			const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
			let start = 0;
			for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
				objects.push(pick(JSON.parse(bytes.toString('utf8', start, end))));
				if (objects.length === rowsPerBody) close();
				start = end + 1;
			}
			rest = bytes.subarray(start);
		}
	}
	close();
	return bodies;
}

/** The same number of fields, as they are. */
const pickOfUser =
	(fields: number): Pick =>
	({ external_id, custom_attributes }) => {
		const attributes = Object(custom_attributes);
		const picked: Record<string, unknown> = { external_id };
		for (const [name] of mapped.slice(0, fields)) picked[name] = attributes[name];
		return picked;
	};

const pickOfProfile = (fields: number): Pick => {
	const names = new Set(mapped.slice(0, fields).map(([name]) => name));
	return ({ id, properties }) => {
		const picked: Record<string, unknown> = { external_id: id };
		if (!Array.isArray(properties)) return picked;
		for (const property of properties) {
			if (names.has(property.id)) picked[property.id] = property.values[0];
		}
		return picked;
	};
};

interface Direction {
	readonly name: string;
	readonly row: (number: number) => string;
	readonly mapRow: (fields: number) => MapRow;
	readonly pick: (fields: number) => Pick;
	/** As the deliver step makes it. */
	readonly request: Request;
}

const directions: readonly Direction[] = [
	{
		name: 'Braze users to BlueConic',
		row: userRow,
		mapRow: (fields) => compileToBlueConic(toBlueConic(fields), catalogue),
		pick: pickOfUser,
		request: bulkRequest,
	},
	{
		name: 'BlueConic profiles to Braze',
		row: profileRow,
		mapRow: (fields) => compileToBraze(toBraze(fields), catalogue),
		pick: pickOfProfile,
		request: trackRequest,
	},
];

/** Microseconds of processor time a row: others on the machine do not count. */
async function cost(work: () => Promise<unknown>): Promise<number> {
	const start = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / rowCount;
}

const median = (numbers: readonly number[]): number =>
	[...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;

/** Megabytes that resident memory goes up by while work is done. */
async function growth(work: () => Promise<unknown>): Promise<number> {
	const before = process.memoryUsage.rss();
	let peak = before;
	const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
	await work();
	clearInterval(timer);
	return (peak - before) / megabyte;
}

function judge(what: string, isWithin: boolean): void {
	console.log(`${isWithin ? 'ok  ' : 'MISS'} ${what}`);
	if (!isWithin) process.exitCode = 1;
}

async function measure({ name, row, mapRow, pick, request }: Direction): Promise<void> {
	const files = await writeFiles(store, row, rowCount);
	const tenth = files.slice(0, Math.ceil(files.length / 10));
	await ours(tenth, mapRow(10), request);
	await limit(tenth, pick(10));
	const more = await growth(() => ours(files, mapRow(10), request));
	const times = {
		limit: [] as number[],
		ten: [] as number[],
		twenty: [] as number[],
		indexed: [] as number[],
	};
	for (let round = 0; round < rounds; round += 1) {
		times.limit.push(await cost(() => limit(files, pick(10))));
		times.ten.push(await cost(() => ours(files, mapRow(10), request)));
		times.twenty.push(await cost(() => ours(files, mapRow(20), request)));
		const index = await indexer(10);
		times.indexed.push(await cost(() => ours(files, mapRow(10), request, index)));
	}
	const bare = median(times.limit);
	const ten = median(times.ten);
	const twenty = median(times.twenty);
	console.log(
		`${name}, ${rowCount} rows: limit ${bare.toFixed(2)} µs a row, 10 fields ${ten.toFixed(2)}, 20 fields ${twenty.toFixed(2)}, 10 fields with the parts' index ${median(times.indexed).toFixed(2)} (medians of ${rounds})`,
	);
	const rate = bare / ten;
	judge(`10 fields: ${rate.toFixed(2)} of the limit, at least ${leastRate}`, rate >= leastRate);
	const dearer = twenty / ten;
	judge(
		`20 fields cost ${dearer.toFixed(2)} times 10, at most ${mostGrowth}`,
		dearer <= mostGrowth,
	);
	judge(
		`ten times the rows: ${more.toFixed(0)} MB more, at most ${mostMegabytes}`,
		more <= mostMegabytes,
	);
}

async function all(): Promise<void> {
	for (const direction of directions) await measure(direction);
}

void all().finally(() => rmSync(folder, { recursive: true, force: true }));
