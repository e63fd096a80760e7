import { listSegments, requireSegment } from '../../../core/braze/segments';
import { answer } from '../flow/cannedHttp';
import { collected, thrownBy } from '../flow/thrown';
import { brazeAnswering } from './testClient';

const page = (first: number, count: number) =>
	answer(200, {
		message: 'success',
		segments: Array.from({ length: count }, (_, place) => ({
			id: `s${first + place}`,
			name: `Segment ${first + place}`,
			analytics_tracking_enabled: true,
			tags: [],
		})),
	});

it.each<[string, readonly number[]]>([
	['none', [0]],
	['a page that is not full', [3]],
	['exactly a page', [100, 0]],
	['some pages', [100, 100, 7]],
])('%s', async (_case, sizes) => {
	const { braze, requests } = brazeAnswering(
		...sizes.map((size, place) => page(place * 100, size)),
	);
	const segments = await collected(listSegments(braze));
	const total = sizes.reduce((sum, size) => sum + size, 0);
	expect(segments.map(({ id }) => id)).toEqual(Array.from({ length: total }, (_, n) => `s${n}`));
	expect(requests.map(({ query }) => query?.page)).toEqual(sizes.map((_, place) => place));
});

it('a page is asked for when it is needed', async () => {
	const { braze, requests } = brazeAnswering(page(0, 100), page(100, 1));
	const segments = listSegments(braze);
	expect((await segments.next()).value).toEqual({ id: 's0', name: 'Segment 0' });
	expect(requests).toHaveLength(1);
});

it('a page that fails is thrown', async () => {
	const { braze } = brazeAnswering(page(0, 100), answer(403));
	const error = await thrownBy(() => collected(listSegments(braze)));
	expect(error.message).toContain(`'segments.list'`);
});

it('a segment that exists has a name', async () => {
	const { braze, requests } = brazeAnswering(answer(200, { message: 'success', name: 'VIP' }));
	expect(await requireSegment(braze, '0a1b')).toEqual({ name: 'VIP' });
	expect(requests[0]).toMatchObject({ path: '/segments/details', query: { segment_id: '0a1b' } });
});

it.each([400, 404])(
	'a segment that Braze does not know (%i) is to be chosen anew',
	async (status) => {
		const { braze } = brazeAnswering(answer(status, { message: 'Invalid segment_id' }));
		const error = await thrownBy(() => requireSegment(braze, '0a1b'));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain(`no segment '0a1b'`);
		expect(error.message).toContain(`'Segment'`);
	},
);

it('a key that may not read segments is told its permission', async () => {
	const { braze } = brazeAnswering(answer(403));
	const error = await thrownBy(() => requireSegment(braze, '0a1b'));
	expect(error.message).toContain(`'segments.details'`);
});
