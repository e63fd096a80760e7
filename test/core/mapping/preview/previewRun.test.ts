import { gzipSync } from 'node:zlib';

import { noCatalogue, type PropertyType } from '../../../../core/mapping/model/catalogue';
import type {
	RemainingFields,
	ToBlueConicMapping,
} from '../../../../core/mapping/model/toBlueConicMapping';
import type { ToBrazeMapping } from '../../../../core/mapping/model/toBrazeMapping';
import { previewRun, type RunPreview } from '../../../../core/mapping/preview/previewRun';
import { writeCatalogue } from '../../../../core/mapping/run/stagedCatalogue';
import { writeStepIndex } from '../../../../core/stage/parts/stepIndex';
import { collected, thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../../stage/memoryStore';
import { runKeys, stagePart, stepIndex } from '../../stage/stagedRows';

const toBraze: ToBrazeMapping = {
	direction: 'toBraze',
	identifiers: [{ identifier: 'external_id', aliasLabel: '', source: { kind: 'profileId' } }],
	allowCreation: false,
	rows: [
		{
			source: { kind: 'property', property: 'points' },
			target: { kind: 'customAttribute', name: 'points' },
			style: 'set',
			type: 'automatic',
			whenEmpty: 'leave',
			identifierKey: '',
		},
	],
	whenUnfit: 'leaveOut',
	timeZone: 'UTC',
	longestList: 25,
};

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

const preview = (changes: Partial<RunPreview> = {}): RunPreview => ({
	mostRows: 10,
	fileLimits: {},
	tenantCatalogue: async () => noCatalogue,
	...changes,
});

/** The run of an export goal whose profiles are in parts of two. */
async function exportRun(ids: readonly string[]): Promise<MemoryStore> {
	const store = new MemoryStore();
	const parts = [];
	for (let first = 0; first < ids.length; first += 2) {
		const rows = ids
			.slice(first, first + 2)
			.map((id) =>
				JSON.stringify({ id, properties: [{ id: 'points', values: ['12345678901234567890'] }] }),
			);
		parts.push(stagePart(store, runKeys.part('read', first / 2 + 1), rows));
	}
	await writeStepIndex(store, runKeys, stepIndex('read', { parts }));
	return store;
}

/** The run of an import goal with these users in one file. */
async function importRun(users: readonly unknown[]): Promise<MemoryStore> {
	const store = new MemoryStore();
	const key = 'braze/segment-export/s/2026-11-21/p/1.gz';
	const packed = gzipSync(users.map((user) => `${JSON.stringify(user)}\n`).join(''));
	store.put(key, packed);
	for await (const { bytes, etag } of store.list(key)) {
		await writeStepIndex(store, runKeys, stepIndex('read', { files: [{ key, bytes, etag }] }));
	}
	return store;
}

it.each([
	{ mostRows: 1, ids: ['a'] },
	{ mostRows: 3, ids: ['a', 'b', 'c'] },
	{ mostRows: 100, ids: ['a', 'b', 'c', 'd'] },
])('the first $mostRows rows of an export are shown, and nothing is written', async (sample) => {
	const store = await exportRun(['a', 'b', 'c', 'd']);
	const before = store.keys();
	store.written.length = 0;
	const rows = await collected(
		previewRun({ store, keys: runKeys }, toBraze, preview({ mostRows: sample.mostRows })),
	);
	expect(rows.map(({ before }) => Object(before).id)).toEqual(sample.ids);
	expect(rows[0]).toMatchObject({ place: { key: runKeys.part('read', 1), line: 1 } });
	expect(store.keys()).toEqual(before);
	expect(store.written).toEqual([]);
});

it('an export is shown as it would be mapped: with what was staged of the tenant', async () => {
	const store = await exportRun(['a']);
	const properties = new Map<string, PropertyType>([['points', 'number']]);
	await writeCatalogue(store, runKeys, { ...noCatalogue, properties });
	const [row] = await collected(previewRun({ store, keys: runKeys }, toBraze, preview()));
	expect(row).toMatchObject({
		status: 'mapped',
		request: { body: expect.stringContaining('"points":12345678901234567890') },
	});
});

const remaining: RemainingFields = {
	strategy: 'set',
	prefix: '',
	leaveOut: [],
	createProperties: true,
};

const users = [
	{ email: 'a@example.com', custom_attributes: { tier: 'gold' } },
	{ email: 'b@example.com' },
	{ first_name: 'Nobody' },
];

it('an import shows its files, each entry named by its file and line', async () => {
	const store = await importRun(users);
	const rows = await collected(previewRun({ store, keys: runKeys }, toBlueConic, preview()));
	expect(rows.map(({ status }) => status)).toEqual(['mapped', 'mapped', 'skipped']);
	expect(rows[1]).toMatchObject({ after: { identifier: '1:2' } });
});

it.each([
	{ createProperties: true, warnings: [] },
	{ createProperties: false, warnings: [{ kind: 'propertyMissing', target: 'tier' }] },
])(
	'remaining fields count as created where a run would create them: $createProperties',
	async ({ createProperties, warnings }) => {
		const store = await importRun(users);
		const written = store.written.length;
		const properties = new Map<string, PropertyType>([['email', 'email']]);
		const mapping = { ...toBlueConic, remaining: { ...remaining, createProperties } };
		const tenantCatalogue = async () => ({ ...noCatalogue, properties });
		const [row] = await collected(
			previewRun({ store, keys: runKeys }, mapping, preview({ tenantCatalogue })),
		);
		expect(row?.warnings).toEqual(warnings);
		expect(store.written).toHaveLength(written);
	},
);

it('remaining fields need to know the properties', async () => {
	const store = await importRun(users);
	const mapping = { ...toBlueConic, remaining };
	const error = await thrownBy(() =>
		collected(previewRun({ store, keys: runKeys }, mapping, preview())),
	);
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain('choose a BlueConic credential');
});

it('a run that has read nothing yet cannot be previewed', async () => {
	const error = await thrownBy(() =>
		collected(previewRun({ store: new MemoryStore(), keys: runKeys }, toBraze, preview())),
	);
	expect(error.message).toContain(`no complete 'read' step`);
});
