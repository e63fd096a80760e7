import { exportSegment } from '../../../core/braze/exportSegment';
import type { SegmentExport } from '../../../core/braze/segmentExport';
import { answer } from '../flow/cannedHttp';
import { FakeClock } from '../flow/fakeClock';
import { thrownBy } from '../flow/thrown';
import { MemoryStore } from '../stage/memoryStore';
import { runKeys } from '../stage/stagedRows';
import { brazeAnswering } from './testClient';

const file = 'segment-export/0a1b/2026-11-21/p-1/a.gz';
const what: SegmentExport = {
	segmentId: '0a1b',
	fields: { standard: ['email'], customAttributes: [] },
};
const known = answer(200, { name: 'VIP' });
const startedExport = answer(201, { object_prefix: 'p-1' });

const into = () => ({
	brazeFolder: '',
	wait: { intervalMs: 10_000, sameLooks: 2, longestMs: 60_000, clock: new FakeClock() },
});

it('the read step pins the files where Braze wrote them', async () => {
	const store = new MemoryStore();
	store.put(file, 'packed');
	const context = { store, keys: runKeys };
	const { braze, requests } = brazeAnswering(known, startedExport);
	const index = await exportSegment(context, braze, what, into());
	expect(index).toMatchObject({ step: 'read', parts: [], files: [{ key: file, bytes: 6 }] });
	expect(requests.map(({ path }) => path)).toEqual(['/segments/details', '/users/export/segment']);

	const again = brazeAnswering(known, startedExport);
	expect(await exportSegment(context, again.braze, what, into())).toEqual(index);
	expect(again.requests).toEqual([]);
});

it('other fields are exported anew', async () => {
	const store = new MemoryStore();
	store.put(file, 'packed');
	const context = { store, keys: runKeys };
	await exportSegment(context, brazeAnswering(known, startedExport).braze, what, into());
	const again = brazeAnswering(known, startedExport);
	const more = { ...what, fields: { standard: ['email', 'phone'], customAttributes: [] } };
	await exportSegment(context, again.braze, more, into());
	expect(again.requests).toHaveLength(2);
});

describe('a run that was interrupted while Braze exported', () => {
	/** The export is started, and its files do not come in time. */
	const interrupted = async (): Promise<MemoryStore> => {
		const store = new MemoryStore();
		const controller = new AbortController();
		const clock = new FakeClock(undefined, () => controller.abort(new Error('stopped')));
		const context = { store, keys: runKeys, signal: controller.signal };
		const { braze, requests } = brazeAnswering(known, startedExport);
		const { brazeFolder, wait } = into();
		const waiting = { brazeFolder, wait: { ...wait, clock } };
		await thrownBy(() => exportSegment(context, braze, what, waiting));
		expect(requests).toHaveLength(2);
		store.put(file, 'packed');
		return store;
	};

	it('waits for the same export', async () => {
		const store = await interrupted();
		const again = brazeAnswering();
		const index = await exportSegment({ store, keys: runKeys }, again.braze, what, into());
		expect(index.files).toMatchObject([{ key: file }]);
		expect(again.requests).toEqual([]);
	});

	it.each<[string, (store: MemoryStore) => void, Partial<SegmentExport>, string]>([
		['other fields', () => undefined, { fields: { standard: [], customAttributes: ['a'] } }, ''],
		['an export.json that was edited', (store) => store.put(runKeys.startedExport(), '{'), {}, ''],
		['an export that is too old', () => undefined, {}, '2026-11-21T21:01:00.000Z'],
	])('starts another for %s', async (_case, change, changes, now) => {
		const store = await interrupted();
		change(store);
		const again = brazeAnswering(known, startedExport);
		const { brazeFolder, wait } = into();
		const clock = now ? new FakeClock(now) : wait.clock;
		await exportSegment(
			{ store, keys: runKeys },
			again.braze,
			{ ...what, ...changes },
			{
				brazeFolder,
				wait: { ...wait, clock },
			},
		);
		expect(again.requests).toHaveLength(2);
	});
});

it('a segment that does not exist is not exported', async () => {
	const context = { store: new MemoryStore(), keys: runKeys };
	const { braze, requests } = brazeAnswering(answer(400));
	const error = await thrownBy(() => exportSegment(context, braze, what, into()));
	expect(error.message).toContain(`no segment '0a1b'`);
	expect(requests).toHaveLength(1);
});
