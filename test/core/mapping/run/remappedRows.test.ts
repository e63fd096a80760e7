import fc from 'fast-check';

import { mapRun } from '../../../../core/mapping/run/mapRun';
import type { ToBrazeMapping } from '../../../../core/mapping/model/toBrazeMapping';
import { rowsPerPart } from '../../../../core/stage/parts/partWriter';
import { writeStepIndex, type OwnPart } from '../../../../core/stage/parts/stepIndex';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../../stage/memoryStore';
import { runKeys, stagePart, stepIndex } from '../../stage/stagedRows';

const mapping: ToBrazeMapping = {
	direction: 'toBraze',
	identifiers: [{ identifier: 'external_id', aliasLabel: '', source: { kind: 'profileId' } }],
	allowCreation: true,
	rows: [
		{
			source: { kind: 'property', property: 'points' },
			target: { kind: 'customAttribute', name: 'points' },
			style: 'increment',
			type: 'automatic',
			whenEmpty: 'leave',
			identifierKey: '',
		},
	],
	whenUnfit: 'leaveOut',
	timeZone: 'UTC',
	longestList: 25,
};

/** A profile whose row is sent, sent once, skipped, or refused. */
const kinds = {
	sent: (id: number) => `{"id":"${id}"}`,
	once: (id: number) => `{"id":"${id}","properties":[{"id":"points","values":["${id % 7}"]}]}`,
	skipped: () => '{"id":" "}',
	refused: () => '{"id":',
} as const;

type Kind = keyof typeof kinds;

/** Read parts with these rows, and the map step made from them. */
const mapped = async (parts: readonly (readonly Kind[])[]) => {
	const store = new MemoryStore(64 * 1024);
	let id = 0;
	const staged = parts.map((rows, place) =>
		stagePart(
			store,
			runKeys.part('read', place + 1),
			rows.map((kind) => kinds[kind]((id += 1))),
		),
	);
	await writeStepIndex(store, runKeys, stepIndex('read', { parts: staged }));
	const index = await mapRun({ store, keys: runKeys }, 'export', mapping);
	return { store, index };
};

const bytesOf = (store: MemoryStore, { key }: OwnPart): Buffer | undefined =>
	store.objects.get(key);

const damages: Readonly<Record<string, (store: MemoryStore, key: string) => void>> = {
	deleted: (store, key) => void store.objects.delete(key),
	'cut short': (store, key) => store.put(key, store.objects.get(key)?.subarray(0, 20) ?? ''),
	garbled: (store, key) => store.put(key, 'something else'),
};

/** Runs of one kind, so that a few numbers are many rows. */
const rows = fc
	.array(
		fc.tuple(
			fc.constantFrom<Kind>('sent', 'once', 'skipped', 'refused'),
			fc.integer({ min: 1, max: rowsPerPart }),
		),
		{ minLength: 1, maxLength: 4 },
	)
	.map((some) => some.flatMap(([kind, times]) => Array<Kind>(times).fill(kind)));

it('any damaged part is made again as it was, to the byte, and no other is written', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(rows, { minLength: 1, maxLength: 2 }),
			fc.constantFrom(...Object.values(damages)),
			async (parts, damage) => {
				const { store, index } = await mapped(parts);
				for (const part of index.parts) {
					const before = bytesOf(store, part);
					damage(store, part.key);
					const writes = store.written.length;
					const context = { store, keys: runKeys, damagedParts: [part.key] };
					expect(await mapRun(context, 'export', mapping)).toEqual(index);
					expect(bytesOf(store, part)).toEqual(before);
					expect(store.written.slice(writes)).toEqual([part.key]);
				}
			},
		),
		{ numRuns: 6 },
	);
}, 30_000);

it('sources before its first row are not opened', async () => {
	const { store, index } = await mapped([
		Array<Kind>(rowsPerPart).fill('sent'),
		['once', 'sent', 'sent'],
	]);
	store.objects.delete(runKeys.part('read', 1));
	const damagedParts = [2, 3].map((part) => runKeys.part('map', part));
	for (const key of damagedParts) store.objects.delete(key);
	const again = await mapRun({ store, keys: runKeys, damagedParts }, 'export', mapping);
	expect(again).toEqual(index);
	expect(again.parts.map(({ origin, once }) => ({ origin, once }))).toEqual([
		{ origin: { source: 1, line: 1 } },
		{ origin: { source: 2, line: 1 }, once: true },
		{ origin: { source: 2, line: 2 } },
	]);
});

it('a source that is damaged itself is named, and nothing is written', async () => {
	const { store } = await mapped([['sent', 'sent', 'refused']]);
	const [source, key] = [runKeys.part('read', 1), runKeys.part('map', 1)];
	// The rows that the part needs are as they were.
	stagePart(store, source, [kinds.sent(1), kinds.sent(2), kinds.sent(9)]);
	store.objects.delete(key);
	const context = { store, keys: runKeys, damagedParts: [key] };
	const error = await thrownBy(() => mapRun(context, 'export', mapping));
	expect(error.message).toContain(source);
	expect(store.objects.has(key)).toBe(false);
});

it('a part that does not say where it comes from is made again with all others', async () => {
	const { store, index } = await mapped([['sent', 'once']]);
	const parts = index.parts.map(({ key, rows: held, bytes, sha256 }) => ({
		key,
		rows: held,
		bytes,
		sha256,
	}));
	await writeStepIndex(store, runKeys, { ...index, parts });
	const damagedParts = [runKeys.part('map', 1)];
	const again = await mapRun({ store, keys: runKeys, damagedParts }, 'export', mapping);
	expect(again.parts).toEqual(index.parts);
});
