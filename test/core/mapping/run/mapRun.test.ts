import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import { mapRun } from '../../../../core/mapping/run/mapRun';
import type { ToBlueConicMapping } from '../../../../core/mapping/model/toBlueConicMapping';
import type { ToBrazeMapping } from '../../../../core/mapping/model/toBrazeMapping';
import { writeStepIndex } from '../../../../core/stage/parts/stepIndex';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../../stage/memoryStore';
import { runKeys, stagePart, stagedRows, stepIndex } from '../../stage/stagedRows';

const toBlueConic: ToBlueConicMapping = {
	direction: 'toBlueConic',
	identifiers: [
		{
			field: { kind: 'standard', name: 'email' },
			target: { kind: 'property', property: 'email' },
		},
	],
	match: 'any',
	allowCreation: false,
	rows: [],
	remaining: undefined,
	timeZone: 'UTC',
};
const toBraze: ToBrazeMapping = {
	direction: 'toBraze',
	identifiers: [{ identifier: 'external_id', aliasLabel: '', source: { kind: 'profileId' } }],
	allowCreation: false,
	rows: [],
	whenUnfit: 'leaveOut',
	timeZone: 'UTC',
	longestList: 25,
};

/** Files as Braze writes them, each with users of these addresses. */
const brazeFiles = (store: MemoryStore, ...files: readonly (readonly string[])[]) =>
	files.map((emails, place) => {
		const key = `segment-export/s/2026-11-21/p/${place + 1}.gz`;
		const packed = gzipSync(emails.map((email) => `{"email":"${email}"}\n`).join(''));
		store.put(key, packed);
		const etag = createHash('md5').update(packed).digest('hex');
		return { key, bytes: packed.length, etag };
	});

it('an import maps the files that Braze wrote, each entry named by its file and line', async () => {
	const store = new MemoryStore();
	const files = brazeFiles(store, ['a', 'b'], ['c', 'd']);
	await writeStepIndex(store, runKeys, stepIndex('read', { files }));
	const index = await mapRun({ store, keys: runKeys }, 'import', toBlueConic);
	expect(index.counts).toMatchObject({ read: 4, mapped: 4 });
	expect(stagedRows(store, runKeys.part('map', 1))).toMatchObject(
		['1:1', '1:2', '2:1', '2:2'].map((identifier) => ({ identifier })),
	);
	const [before] = index.parts.map(({ key }) => store.objects.get(key));
	const damagedParts = [runKeys.part('map', 1)];
	store.put(runKeys.part('map', 1), 'something else');
	expect(await mapRun({ store, keys: runKeys, damagedParts }, 'import', toBlueConic)).toEqual(
		index,
	);
	expect(store.objects.get(runKeys.part('map', 1))).toEqual(before);
});

it.each(['import', 'export'] as const)(
	'a first try of an %s goal leaves no stream open and is a step of its own',
	async (goal) => {
		const store = new MemoryStore();
		const opened: Readable[] = [];
		const getStream = store.getStream.bind(store);
		store.getStream = async (...given) => {
			const stored = await getStream(...given);
			if (stored) opened.push(stored.stream);
			return stored;
		};
		const ids = Array.from({ length: 20_000 }, (_, place) => createHash('md5').update(`${place}`));
		const rows = ids.map((hash) => hash.digest('hex'));
		const read =
			goal === 'import'
				? { files: brazeFiles(store, rows) }
				: {
						parts: [
							stagePart(
								store,
								runKeys.part('read', 1),
								rows.map((id) => `{"id":"${id}"}`),
							),
						],
					};
		await writeStepIndex(store, runKeys, stepIndex('read', read));
		const mapping = goal === 'import' ? toBlueConic : toBraze;
		const limited = { store, keys: runKeys, limitProfiles: 3 };
		const index = await mapRun(limited, goal, mapping);
		expect(index.counts).toMatchObject({ read: 3, mapped: 3 });
		expect(opened.length).toBeGreaterThan(0);
		await new Promise((resolve) => setImmediate(resolve));
		expect(opened.map(({ destroyed }) => destroyed)).not.toContain(false);
		expect((await mapRun({ store, keys: runKeys }, goal, mapping)).counts.read).toBe(20_000);
	},
);

it('an export maps the parts that we wrote', async () => {
	const store = new MemoryStore();
	const parts = [stagePart(store, runKeys.part('read', 1), ['{"id":"p1"}', '{"id":"p2"}'])];
	await writeStepIndex(store, runKeys, stepIndex('read', { parts }));
	await mapRun({ store, keys: runKeys }, 'export', toBraze);
	expect(stagedRows(store, runKeys.part('map', 1))).toMatchObject([
		{ external_id: 'p1' },
		{ external_id: 'p2' },
	]);
});

it('another mapping is mapped anew, the same is not', async () => {
	const store = new MemoryStore();
	const context = { store, keys: runKeys };
	const parts = [stagePart(store, runKeys.part('read', 1), ['{"id":"p1"}'])];
	await writeStepIndex(store, runKeys, stepIndex('read', { parts }));
	const first = await mapRun(context, 'export', toBraze);
	const writes = store.written.length;
	expect(await mapRun(context, 'export', toBraze)).toEqual(first);
	expect(store.written).toHaveLength(writes);
	await mapRun(context, 'export', { ...toBraze, allowCreation: true });
	expect(stagedRows(store, runKeys.part('map', 1))).toMatchObject([
		{ _update_existing_only: false },
	]);
});

it.each([
	['import', toBraze, 'Map to BlueConic'],
	['export', toBlueConic, 'Map to Braze'],
] as const)('a mapping against the direction of an %s goal', async (goal, mapping, operation) => {
	const store = new MemoryStore();
	const error = await thrownBy(() => mapRun({ store, keys: runKeys }, goal, mapping));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(`'${operation}'`);
});

it('without a read step the sentence names the node that is missing', async () => {
	const context = { store: new MemoryStore(), keys: runKeys };
	const error = await thrownBy(() => mapRun(context, 'export', toBraze));
	expect(error.message).toContain('BlueConic Profiles: Export Segment');
});
