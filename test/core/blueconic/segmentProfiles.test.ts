import {
	LostCursorError,
	profilesPerPage,
	readSegmentProfiles,
	type SegmentPage,
	type SegmentRead,
} from '../../../core/blueconic/segmentProfiles';
import { answer } from '../flow/cannedHttp';
import { collected, thrownBy } from '../flow/thrown';
import { blueConicAnswering } from './testClient';

const read: SegmentRead = {
	segmentId: 'a/b c',
	properties: ['email', 'points'],
	expand: ['segments', 'permissions'],
};
const page = (ids: readonly string[], nextCursor?: string) =>
	answer(200, { profiles: ids.map((id) => ({ id, properties: [] })), nextCursor });

const parsed = ({ profiles }: SegmentPage): unknown[] => profiles.map((text) => JSON.parse(text));

it('pages follow their cursors to the last', async () => {
	const { blueConic, requests } = blueConicAnswering(
		page(['1', '2'], 'c2&='),
		page([], 'c3'),
		page(['3']),
	);
	const pages = await collected(readSegmentProfiles(blueConic, read));
	expect(pages.map(({ cursor }) => cursor)).toEqual(['*', 'c2&=', 'c3']);
	expect(pages.map(parsed)).toMatchObject([[{ id: '1' }, { id: '2' }], [], [{ id: '3' }]]);
	expect(requests.map(({ path }) => path)).toEqual(Array(3).fill('/segments/a%2Fb%20c/profiles'));
	expect(requests.map(({ query }) => query)).toEqual(
		['*', 'c2&=', 'c3'].map((cursor) => ({
			cursor,
			count: profilesPerPage,
			properties: 'email,points',
			expand: ['profiles.profile.segments', 'profiles.profile.permissions'],
		})),
	);
});

it('profiles come as BlueConic gave them', async () => {
	const profile = {
		id: '1',
		properties: [{ id: 'email', values: ['é'] }],
		extra: { deep: [null] },
	};
	const { blueConic } = blueConicAnswering(answer(200, { profiles: [profile] }));
	expect(await collected(readSegmentProfiles(blueConic, read))).toEqual([
		{ cursor: '*', profiles: [JSON.stringify(profile)] },
	]);
});

it('the next page is asked for while this one is used, and no further one', async () => {
	const { blueConic, requests } = blueConicAnswering(
		page(['1'], 'c2'),
		page(['2'], 'c3'),
		page(['3']),
	);
	const pages = readSegmentProfiles(blueConic, read);
	await pages.next();
	expect(requests).toHaveLength(2);
	await new Promise((resolve) => setImmediate(resolve));
	expect(requests).toHaveLength(2);
	await pages.next();
	expect(requests).toHaveLength(3);
	await pages.return(undefined);
});

it.each<[number, number, readonly string[], readonly string[]]>([
	[1, 1, ['1'], ['*']],
	[2, 2, ['1', '2'], ['*']],
	[3, 3, ['1', '2', '3'], ['*', 'c2']],
	[4, 4, ['1', '2', '3', '4'], ['*', 'c2']],
	[99, 99, ['1', '2', '3', '4', '5'], ['*', 'c2', 'c3']],
	[5000, profilesPerPage, ['1', '2', '3', '4', '5'], ['*', 'c2', 'c3']],
])('of at most %i profiles %i are asked for, and no page too many', async (...given) => {
	const [mostProfiles, count, ids, cursors] = given;
	const { blueConic, requests } = blueConicAnswering(
		page(['1', '2'], 'c2'),
		page(['3', '4'], 'c3'),
		page(['5']),
	);
	const pages = await collected(readSegmentProfiles(blueConic, read, { mostProfiles }));
	expect(pages.flatMap(parsed)).toMatchObject(ids.map((id) => ({ id })));
	expect(requests.map(({ query }) => query)).toMatchObject(
		cursors.map((cursor) => ({ cursor, count })),
	);
});

it('reading begins at a cursor that an earlier page told', async () => {
	const { blueConic, requests } = blueConicAnswering(page(['3'], 'c3'), page(['4']));
	const pages = await collected(readSegmentProfiles(blueConic, read, { cursor: 'c2' }));
	expect(pages.map(({ cursor }) => cursor)).toEqual(['c2', 'c3']);
	expect(requests.map(({ query }) => query?.cursor)).toEqual(['c2', 'c3']);
});

it('a cursor that is not taken any more passes, a first page that is refused does not', async () => {
	const lost = blueConicAnswering(page(['1'], 'c2'), answer(400, { message: 'expired' }));
	const error = await thrownBy(() => collected(readSegmentProfiles(lost.blueConic, read)));
	expect(error).toBeInstanceOf(LostCursorError);
	expect(error.message).toContain(`segment 'a/b c'`);
	const refused = blueConicAnswering(answer(400, { message: 'no such property' }));
	const refusal = await thrownBy(() => collected(readSegmentProfiles(refused.blueConic, read)));
	expect(refusal).toMatchObject({ kind: 'configuration' });
	expect(refusal.message).toContain('no such property');
});

it.each<[string, string]>([
	['cut short', '{"profiles":[{"id":"1"},{"id'],
	['without profiles', '{}'],
	['empty', ''],
])('a page that is %s passes', async (_case, body) => {
	const { blueConic } = blueConicAnswering(page(['1'], 'c2'), answer(200, body));
	const seen: unknown[] = [];
	const error = await thrownBy(async () => {
		for await (const page of readSegmentProfiles(blueConic, read)) seen.push(...page.profiles);
	});
	expect(error).toMatchObject({ kind: 'passing' });
	expect(error.message).toContain(`'a/b c' did not come whole`);
	expect(seen).toHaveLength(1);
});

it.each<[number, 'configuration' | 'passing', string]>([
	[404, 'configuration', `no segment 'a/b c': choose another 'Segment'`],
	[401, 'configuration', `'read:segments'`],
	[403, 'configuration', `'read:segments'`],
	[503, 'passing', '503'],
])('%i is told', async (status, kind, words) => {
	const { blueConic } = blueConicAnswering(answer(status));
	const error = await thrownBy(() => collected(readSegmentProfiles(blueConic, read)));
	expect(error).toMatchObject({ kind });
	expect(error.message).toContain(words);
});

it('a page asked for ahead that fails is no unhandled rejection when nobody wants it', async () => {
	const unhandled: unknown[] = [];
	const note = (reason: unknown) => void unhandled.push(reason);
	process.on('unhandledRejection', note);
	const { blueConic } = blueConicAnswering(page(['1'], 'c2'), answer(503));
	await thrownBy(async () => {
		for await (const { profiles } of readSegmentProfiles(blueConic, read)) {
			throw new Error(`The writer failed at ${profiles.length}`);
		}
	});
	await new Promise((resolve) => setTimeout(resolve, 5));
	process.off('unhandledRejection', note);
	expect(unhandled).toEqual([]);
});
