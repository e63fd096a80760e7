import { exportSegment } from '../../../core/blueconic/exportSegment';
import type { HttpRequest, HttpResponse } from '../../../core/flow/http';
import { readCatalogue } from '../../../core/mapping/run/stagedCatalogue';
import { rowsPerPart } from '../../../core/stage/parts/partWriter';
import { answer } from '../flow/cannedHttp';
import { thrownBy } from '../flow/thrown';
import { MemoryStore } from '../stage/memoryStore';
import { runKeys, stagedRows } from '../stage/stagedRows';
import { blueConicAnswering } from './testClient';

const read = { segmentId: 's', properties: ['email'], expand: [] };
const nothing = { typesOf: [], interactionNames: false, objectiveNames: false };
const profile = (id: number) => ({
	id: String(id),
	properties: [{ id: 'email', values: ['é\n'] }],
});
const page = (ids: readonly number[], nextCursor?: string) =>
	answer(200, { profiles: ids.map(profile), nextCursor });

it('a segment becomes parts, a profile a line', async () => {
	const store = new MemoryStore();
	const context = { store, keys: runKeys };
	const { blueConic } = blueConicAnswering(page([1, 2], 'c2'), page([3]));
	const index = await exportSegment(context, blueConic, read, nothing);
	expect(index).toMatchObject({
		counts: { read: 3 },
		parts: [{ rows: 3, cursor: '*', origin: { source: 1, line: 1 } }],
	});
	expect(stagedRows(store, runKeys.part('read', 1))).toEqual([1, 2, 3].map(profile));

	const again = blueConicAnswering(page([9]));
	expect(await exportSegment(context, again.blueConic, read, nothing)).toEqual(index);
	expect(again.requests).toEqual([]);
});

it('a segment without profiles has no parts', async () => {
	const context = { store: new MemoryStore(), keys: runKeys };
	const { blueConic } = blueConicAnswering(page([]));
	expect(await exportSegment(context, blueConic, read, nothing)).toMatchObject({
		counts: { read: 0 },
		parts: [],
	});
});

it('a read that breaks off leaves neither a part nor an index', async () => {
	const store = new MemoryStore();
	const { blueConic } = blueConicAnswering(page([1], 'c2'), answer(200, '{"profiles":['));
	const error = await thrownBy(() =>
		exportSegment({ store, keys: runKeys }, blueConic, read, nothing),
	);
	expect(error).toMatchObject({ kind: 'passing' });
	expect(store.keys()).toEqual([runKeys.catalogue()]);
});

describe('what the mapping wants to know of the tenant', () => {
	const wanted = { ...nothing, objectiveNames: true };
	const objectives = (name: string) => answer(200, { objectives: [{ id: 'o', name }] });

	it('is staged before profiles are read, once', async () => {
		const store = new MemoryStore();
		const context = { store, keys: runKeys };
		const { blueConic, requests } = blueConicAnswering(objectives('Mail'), page([1]));
		await exportSegment(context, blueConic, read, wanted);
		expect(requests.map(({ path }) => path)).toEqual(['/objectives', '/segments/s/profiles']);
		expect(store.written.at(0)).toBe(runKeys.catalogue());
		expect(store.written.at(-1)).toBe(runKeys.index('read'));

		const again = blueConicAnswering(objectives('E-mail'), page([1]));
		await exportSegment(context, again.blueConic, read, wanted);
		expect(again.requests).toEqual([]);
		const { objectiveNames } = await readCatalogue(store, runKeys);
		expect([...objectiveNames]).toEqual([['o', 'Mail']]);
	});

	it('is read anew when it is something else', async () => {
		const context = { store: new MemoryStore(), keys: runKeys };
		await exportSegment(context, blueConicAnswering(page([1])).blueConic, read, nothing);
		const again = blueConicAnswering(objectives('Mail'), page([1]));
		await exportSegment(context, again.blueConic, read, wanted);
		expect(again.requests).toHaveLength(2);
	});

	it('stops the step before any profile is read when it may not be told', async () => {
		const store = new MemoryStore();
		const { blueConic, requests } = blueConicAnswering(answer(403), page([1]));
		const error = await thrownBy(() =>
			exportSegment({ store, keys: runKeys }, blueConic, read, wanted),
		);
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(requests).toHaveLength(1);
		expect(store.keys()).toEqual([]);
	});
});

/** A tenant that gives a segment in pages of this many profiles, each with the given text. */
const segmentOf = (profiles: number, pageSize: number, text = '') => {
	const answering = ({ query }: HttpRequest): HttpResponse => {
		const start = query?.cursor === '*' ? 0 : Number(query?.cursor);
		const end = Math.min(start + Math.min(pageSize, Number(query?.count)), profiles);
		const ids = Array.from({ length: end - start }, (_, place) => start + place);
		return answer(200, {
			profiles: ids.map((id) => ({ id: String(id), text })),
			nextCursor: end < profiles ? String(end) : undefined,
		});
	};
	return blueConicAnswering(answering);
};

it('a first try asks for no more profiles than it takes', async () => {
	const store = new MemoryStore();
	const { blueConic, requests } = segmentOf(5000, 1000);
	const told: number[] = [];
	const context = {
		store,
		keys: runKeys,
		limitProfiles: 10,
		onProgress: (rows: number) => told.push(rows),
	};
	const index = await exportSegment(context, blueConic, read, nothing);
	expect(index).toMatchObject({ counts: { read: 10 }, parts: [{ rows: 10 }] });
	expect(requests.map(({ query }) => query?.count)).toEqual([10]);
	expect(told).toEqual([10]);
});

describe('a damaged part', () => {
	const second = runKeys.part('read', 2);
	const context = (store: MemoryStore) => ({ store, keys: runKeys, damagedParts: [second] });

	it.each<[number, object, readonly string[]]>([
		[1000, { cursor: '6000', origin: { source: 7, line: 1 } }, ['6000', '7000', '8000']],
		[700, { cursor: '5600', origin: { source: 9, line: 401 } }, ['5600', '6300', '7000', '7700']],
	])('alone is read again from where it began (pages of %i)', async (pageSize, begins, cursors) => {
		const store = new MemoryStore(64 * 1024);
		const profiles = rowsPerPart + 2300;
		const first = await exportSegment(
			{ store, keys: runKeys },
			segmentOf(profiles, pageSize).blueConic,
			read,
			nothing,
		);
		expect(first.parts[1]).toMatchObject({ rows: 2300, ...begins });
		store.objects.delete(second);
		const writes = store.written.length;

		const same = segmentOf(profiles, pageSize);
		expect(await exportSegment(context(store), same.blueConic, read, nothing)).toEqual(first);
		expect(same.requests.map(({ query }) => query?.cursor)).toEqual(cursors);
		expect(store.written.slice(writes)).toEqual([second]);

		const changed = segmentOf(profiles, pageSize, 'new');
		const index = await exportSegment(context(store), changed.blueConic, read, nothing);
		expect(index.parts[0]).toEqual(first.parts[0]);
		expect(index.parts[1]).toMatchObject({ rows: 2300, ...begins });
		expect(index.parts[1]?.sha256).not.toBe(first.parts[1]?.sha256);
		expect(stagedRows(store, second)).toEqual(
			Array.from({ length: 2300 }, (_, place) => ({
				id: String(rowsPerPart + place),
				text: 'new',
			})),
		);
	});

	it('is read again with all others when the segment has fewer profiles now', async () => {
		const store = new MemoryStore(64 * 1024);
		const before = segmentOf(rowsPerPart + 10, 1000);
		await exportSegment({ store, keys: runKeys }, before.blueConic, read, nothing);
		const now = segmentOf(rowsPerPart + 5, 1000);
		const index = await exportSegment(context(store), now.blueConic, read, nothing);
		expect(index.counts.read).toBe(rowsPerPart + 5);
		expect(index.parts.map(({ rows }) => rows)).toEqual([rowsPerPart, 5]);
		expect(stagedRows(store, second)).toHaveLength(5);
	});

	it('is read again with all others when BlueConic has forgotten its cursor', async () => {
		const store = new MemoryStore(64 * 1024);
		const { blueConic } = segmentOf(rowsPerPart + 10, 1000);
		await exportSegment({ store, keys: runKeys }, blueConic, read, nothing);
		const now = blueConicAnswering(answer(400), page([1]));
		const index = await exportSegment(context(store), now.blueConic, read, nothing);
		expect(now.requests.map(({ query }) => query?.cursor)).toEqual(['6000', '*']);
		expect(index).toMatchObject({ counts: { read: 1 }, parts: [{ rows: 1 }] });
	});

	it('is left as it is when rows were sent that might be others', async () => {
		const store = new MemoryStore(64 * 1024);
		const { blueConic } = segmentOf(rowsPerPart + 10, 1000);
		await exportSegment({ store, keys: runKeys }, blueConic, read, nothing);
		store.put(runKeys.ledgerEntry(1, 1), '{}');
		const now = blueConicAnswering(answer(400), page([1]));
		const error = await thrownBy(() => exportSegment(context(store), now.blueConic, read, nothing));
		expect(error.message).toContain('closes this run as partial');
	});
});
