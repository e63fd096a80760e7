import { exportSegment } from '../../../core/blueconic/exportSegment';
import { answer } from '../flow/cannedHttp';
import { thrownBy } from '../flow/thrown';
import { MemoryStore } from '../stage/memoryStore';
import { runKeys, stagedRows } from '../stage/stagedRows';
import { blueConicAnswering } from './testClient';

const read = { segmentId: 's', properties: ['email'] };
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
	const index = await exportSegment(context, blueConic, read);
	expect(index).toMatchObject({ counts: { read: 3 }, parts: [{ rows: 3 }] });
	expect(stagedRows(store, runKeys.part('read', 1))).toEqual([1, 2, 3].map(profile));

	const again = blueConicAnswering(page([9]));
	expect(await exportSegment(context, again.blueConic, read)).toEqual(index);
	expect(again.requests).toEqual([]);
});

it('a segment without profiles has no parts', async () => {
	const context = { store: new MemoryStore(), keys: runKeys };
	const { blueConic } = blueConicAnswering(page([]));
	expect(await exportSegment(context, blueConic, read)).toMatchObject({
		counts: { read: 0 },
		parts: [],
	});
});

it('a read that breaks off leaves neither a part nor an index', async () => {
	const store = new MemoryStore();
	const { blueConic } = blueConicAnswering(page([1], 'c2'), answer(200, '{"profiles":['));
	const error = await thrownBy(() => exportSegment({ store, keys: runKeys }, blueConic, read));
	expect(error).toMatchObject({ kind: 'passing' });
	expect(store.keys()).toEqual([]);
});
