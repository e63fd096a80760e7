import {
	awaitSegmentExport,
	startSegmentExport,
	type ExportWait,
} from '../../../core/braze/segmentExport';
import { answer, sentJson } from '../flow/cannedHttp';
import { FakeClock } from '../flow/fakeClock';
import { thrownBy } from '../flow/thrown';
import { MemoryStore } from '../stage/memoryStore';
import { brazeAnswering } from './testClient';

const fields = { standard: ['external_id', 'email'], customAttributes: [] as string[] };
const started = { message: 'success', object_prefix: '5d90-1556044807' };

describe('starting an export', () => {
	it.each<[string, readonly string[], object]>([
		['standard fields', [], {}],
		['custom attributes', ['points', 'a b'], { custom_attributes_to_export: ['points', 'a b'] }],
	])('%s are asked for as gzip files', async (_case, customAttributes, expected) => {
		const { braze, requests } = brazeAnswering(answer(200, started));
		const what = { segmentId: '0a1b', fields: { ...fields, customAttributes } };
		expect(await startSegmentExport(braze, what)).toEqual({ objectPrefix: '5d90-1556044807' });
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({
			method: 'POST',
			path: '/users/export/segment',
			repeat: 'never',
		});
		expect(sentJson(requests[0])).toEqual({
			segment_id: '0a1b',
			fields_to_export: ['external_id', 'email'],
			output_format: 'gzip',
			...expected,
		});
	});

	it.each([null, '', undefined])('a url of %j is none: Braze writes to the bucket', async (url) => {
		const { braze } = brazeAnswering(answer(201, { ...started, url }));
		expect(await startSegmentExport(braze, { segmentId: '0a1b', fields })).toEqual({
			objectPrefix: '5d90-1556044807',
		});
	});

	it.each<[string, number, unknown, 'configuration' | 'passing', readonly string[]]>([
		[
			'a download',
			200,
			{ ...started, url: 'https://d.example/x' },
			'configuration',
			['Amazon S3', 'Technology Partners'],
		],
		[
			'a download without a prefix',
			200,
			{ message: 'success', url: 'https://d.example/x' },
			'configuration',
			['Amazon S3'],
		],
		['no prefix', 200, { message: 'success' }, 'passing', [`'0a1b'`]],
		['an empty prefix', 200, { object_prefix: '' }, 'passing', [`'0a1b'`]],
		['no JSON', 200, '<html>', 'passing', [`'0a1b'`]],
		[
			'exporting already',
			429,
			{ message: 'Export in progress' },
			'passing',
			[`'0a1b'`, 'Export in progress'],
		],
		['no permission', 403, {}, 'configuration', [`'users.export.segment'`]],
		['wrong key', 401, {}, 'configuration', [`'API Key'`]],
		[
			'broken request',
			400,
			{ message: 'Invalid segment_id' },
			'configuration',
			['Invalid segment_id'],
		],
		['down', 503, {}, 'passing', ['503']],
	])('%s', async (_case, status, body, kind, words) => {
		const { braze } = brazeAnswering(answer(status, body));
		const error = await thrownBy(() => startSegmentExport(braze, { segmentId: '0a1b', fields }));
		expect(error).toMatchObject({ kind });
		for (const word of words) expect(error.message).toContain(word);
	});
});

describe('waiting for its files', () => {
	const ofExport = { segmentId: '0a1b', objectPrefix: '5d90-1556044807' };
	const fileKey = (name: string, date = '2026-11-21'): string =>
		`braze/segment-export/0a1b/${date}/5d90-1556044807/${name}.gz`;

	const wait = (clock: FakeClock, changes: Partial<ExportWait> = {}): ExportWait => ({
		intervalMs: 10_000,
		sameLooks: 3,
		longestMs: 3_600_000,
		clock,
		...changes,
	});

	/** A bucket in which an object appears before a look. */
	const growing = (appear: readonly (readonly [look: number, key: string, text: string])[]) => {
		const store = new MemoryStore();
		store.beforeList = (look) => {
			for (const [at, key, text] of appear) if (at === look) store.put(key, text);
		};
		return store;
	};

	it('ends when the list has been the same for some looks', async () => {
		const clock = new FakeClock();
		const store = growing([
			[3, fileKey('a'), 'one'],
			[4, fileKey('b'), 'two'],
		]);
		const files = await awaitSegmentExport(store, '/braze/', ofExport, wait(clock));
		expect(files.map(({ key, bytes }) => [key, bytes])).toEqual([
			[fileKey('a'), 3],
			[fileKey('b'), 3],
		]);
		// Looks 1 and 2 see nothing, 3 one file, 4, 5 and 6 the same two.
		expect(clock.waits).toEqual([10_000, 10_000, 10_000, 10_000, 10_000]);
	});

	it('a file that grows begins the looks anew', async () => {
		const clock = new FakeClock();
		const store = growing([
			[1, fileKey('a'), 'one'],
			[3, fileKey('a'), 'one and more'],
		]);
		const files = await awaitSegmentExport(store, 'braze', ofExport, wait(clock));
		expect(files).toMatchObject([{ bytes: 12 }]);
		expect(clock.waits).toHaveLength(4);
	});

	it('files of one export on both sides of midnight belong together', async () => {
		const store = growing([
			[1, fileKey('a', '2026-11-21'), 'one'],
			[2, fileKey('b', '2026-11-22'), 'two'],
		]);
		const clock = new FakeClock('2026-11-21T23:59:55.000Z');
		const files = await awaitSegmentExport(store, 'braze', ofExport, wait(clock));
		expect(files.map(({ key }) => key)).toEqual([
			fileKey('a', '2026-11-21'),
			fileKey('b', '2026-11-22'),
		]);
	});

	it('files of others are not ours', async () => {
		const store = growing([[1, fileKey('a'), 'one']]);
		for (const key of [
			'braze/segment-export/0a1b/2026-11-21/users-AbC.zip',
			'braze/segment-export/0a1b/2026-11-21/5d90-1556044808/a.gz',
			'braze/segment-export/0a1b/2026-11-21/5d90-1556044807-2/a.gz',
			'braze/segment-export/0a1b/2026-11-21/x5d90-1556044807/a.gz',
			'braze/segment-export/0a1b2/2026-11-21/5d90-1556044807/a.gz',
			'segment-export/0a1b/2026-11-21/5d90-1556044807/a.gz',
		]) {
			store.put(key, 'decoy');
		}
		const files = await awaitSegmentExport(store, 'braze', ofExport, wait(new FakeClock()));
		expect(files.map(({ key }) => key)).toEqual([fileKey('a')]);
	});

	it.each<[string, string, number]>([
		['nothing comes', '', 360],
		['files never stop coming', 'growing', 360],
	])('%s: the limit holds, with what to check', async (_case, change, looks) => {
		const clock = new FakeClock();
		const store = new MemoryStore();
		if (change) store.beforeList = (look) => store.put(fileKey(String(look)), 'more');
		const error = await thrownBy(() => awaitSegmentExport(store, 'braze', ofExport, wait(clock)));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain(`'braze/segment-export/0a1b/' in bucket 'the-bucket'`);
		expect(error.message).toContain('within 60 minutes');
		expect(error.message).toContain(`'Longest Wait'`);
		expect(clock.waits).toHaveLength(looks);
	});

	it('an abort ends the wait with its reason', async () => {
		const controller = new AbortController();
		const clock = new FakeClock(undefined, () =>
			controller.abort(new Error('stopped by the user')),
		);
		const error = await thrownBy(() =>
			awaitSegmentExport(new MemoryStore(), 'braze', ofExport, wait(clock), controller.signal),
		);
		expect(error.message).toBe('stopped by the user');
		expect(clock.waits).toHaveLength(1);
	});
});
