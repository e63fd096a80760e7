import { customAttributesOf } from '../../../core/braze/customAttributes';
import { answer } from '../flow/cannedHttp';
import { thrownBy } from '../flow/thrown';
import { brazeAnswering } from './testClient';

const page = (names: readonly string[], link?: string) =>
	answer(
		200,
		{
			message: 'success',
			attributes: names.map((name) => ({ name, data_type: 'String (Automatically Detected)' })),
		},
		link === undefined ? {} : { link },
	);

const named = (...names: readonly string[]) =>
	names.map((name) => ({ name, dataType: 'String (Automatically Detected)' }));

it.each([
	{
		what: 'absolute',
		link: '<https://rest.iad-01.braze.com/custom_attributes?cursor=c1>; rel="next"',
	},
	{ what: 'relative', link: '</custom_attributes?cursor=c1>; rel="next"' },
	{
		what: 'behind the one of the page before',
		link: '</custom_attributes?cursor=c0>; rel="prev",</custom_attributes?cursor=c1>; rel="next"',
	},
	{ what: 'without quotes', link: '</custom_attributes?cursor=c1>;rel=next' },
	{ what: 'with more to it', link: '</custom_attributes?cursor=c1>; title="n"; rel="next"' },
	{ what: 'encoded', link: '</custom_attributes?page=2&cursor=c%31>; rel="next"' },
])('the next page is asked for by the cursor in the link: $what', async ({ link }) => {
	const { braze, requests } = brazeAnswering(page(['a', 'b'], link), page(['c']));
	expect(await customAttributesOf(braze)).toEqual(named('a', 'b', 'c'));
	expect(requests.map(({ path, query }) => [path, query])).toEqual([
		['/custom_attributes', undefined],
		['/custom_attributes', { cursor: 'c1' }],
	]);
});

it.each([
	{ what: 'none', link: undefined },
	{ what: 'of the page before', link: '</custom_attributes?cursor=c0>; rel="prev"' },
	{ what: 'without a cursor', link: '</custom_attributes>; rel="next"' },
	{ what: 'no address', link: '<http://[>; rel="next"' },
	{ what: 'no link at all', link: 'next' },
])('a link ends the list: $what', async ({ link }) => {
	const { braze, requests } = brazeAnswering(page(['a'], link));
	expect(await customAttributesOf(braze)).toEqual(named('a'));
	expect(requests).toHaveLength(1);
});

it('a list that leads back to itself ends', async () => {
	const link = '</custom_attributes?cursor=c1>; rel="next"';
	const { braze } = brazeAnswering(page(['a'], link), page(['b'], link));
	expect(await customAttributesOf(braze)).toEqual(named('a', 'b'));
});

it('names are data, and a type may be missing', async () => {
	const attributes = [{ name: '__proto__' }, { name: 'a.b', data_type: null }];
	const { braze } = brazeAnswering(answer(200, { attributes }));
	expect(await customAttributesOf(braze)).toEqual([
		{ name: '__proto__', dataType: undefined },
		{ name: 'a.b', dataType: undefined },
	]);
});

it.each([401, 403])('a key that may not list (%i) has no list', async (status) => {
	const { braze } = brazeAnswering(answer(status, { message: 'Access Denied' }));
	expect(await customAttributesOf(braze)).toBeUndefined();
});

it.each([
	{ status: 404, kind: 'configuration' },
	{ status: 500, kind: 'passing' },
	{ status: 429, kind: 'passing' },
	{ status: 200, kind: 'passing' },
])('$status is told', async ({ status, kind }) => {
	const { braze } = brazeAnswering(answer(status, { message: 'no list' }));
	expect(await thrownBy(() => customAttributesOf(braze))).toMatchObject({ kind });
});
