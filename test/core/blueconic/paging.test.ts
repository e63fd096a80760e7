import { listProperties, typeOfProperty } from '../../../core/blueconic/properties';
import { listSegments } from '../../../core/blueconic/segments';
import { answer } from '../flow/cannedHttp';
import { collected, thrownBy } from '../flow/thrown';
import { blueConicAnswering } from './testClient';

const items = (first: number, count: number) =>
	Array.from({ length: count }, (_, place) => ({
		id: `i${first + place}`,
		name: `Name ${first + place}`,
		profileCount: 1,
		tags: [],
	}));

it.each<[string, readonly (readonly [count: number, total?: number])[]]>([
	['nothing', [[0, 0]]],
	['one page', [[5, 5]]],
	[
		'full pages',
		[
			[1000, 2000],
			[1000, 2000],
		],
	],
	[
		'a rest',
		[
			[1000, 1001],
			[1, 1001],
		],
	],
	[
		'pages smaller than asked for',
		[
			[100, 250],
			[100, 250],
			[50, 250],
		],
	],
	['without a total', [[1000], [3]]],
	[
		'a total that is never reached',
		[
			[1000, 5000],
			[0, 5000],
		],
	],
])('%s', async (_case, pages) => {
	let first = 0;
	const firsts: number[] = [];
	const answers = pages.map(([count, totalResults]) => {
		const segments = items(first, count);
		firsts.push(first);
		first += count;
		return answer(200, { segments, totalResults, itemsPerPage: 1000 });
	});
	const { blueConic, requests } = blueConicAnswering(...answers);
	const segments = await collected(listSegments(blueConic));
	expect(segments.map(({ id }) => id)).toEqual(Array.from({ length: first }, (_, n) => `i${n}`));
	expect(requests.map(({ query }) => query)).toEqual(
		firsts.map((startIndex) => ({ startIndex, count: 1000 })),
	);
});

it('a page that fails is thrown with its scope', async () => {
	const { blueConic } = blueConicAnswering(
		answer(200, { segments: items(0, 1000), totalResults: 1001 }),
		answer(403),
	);
	const error = await thrownBy(() => collected(listSegments(blueConic)));
	expect(error.message).toContain(`'read:segments'`);
});

it('properties say which are unique identifiers', async () => {
	const { blueConic, requests } = blueConicAnswering(
		answer(200, {
			totalResults: 2,
			profileProperties: [
				{ id: 'email', name: 'Email', filterType: 'EMAIL', indexed: true, values: [] },
				{ id: 'points', filterType: 'RANGE', indexed: false },
			],
		}),
	);
	expect(await collected(listProperties(blueConic))).toEqual([
		{ id: 'email', name: 'Email', filterType: 'EMAIL', indexed: true },
		{ id: 'points', filterType: 'RANGE', indexed: false },
	]);
	expect(requests[0]?.path).toBe('/profileProperties');
});

it.each([
	['SELECT', 'text'],
	['RANGE', 'number'],
	['DECIMAL', 'decimal'],
	['CURRENCY', 'currency'],
	['DATETIME', 'date'],
	['EMAIL', 'email'],
	['GEO', 'geo'],
	[undefined, ''],
])('the type %s is %j', (filterType, expected) => {
	expect(typeOfProperty({ id: 'x', filterType })).toBe(expected);
});
