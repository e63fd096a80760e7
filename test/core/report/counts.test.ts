import fc from 'fast-check';

import {
	KindCounter,
	addCounts,
	addKinds,
	addsUp,
	countNames,
	countsSchema,
	noCounts,
	type Counts,
} from '../../../core/report/counts';

const counts = fc.record(
	Object.fromEntries(countNames.map((name) => [name, fc.nat(1000)])) as Record<
		keyof Counts,
		fc.Arbitrary<number>
	>,
);

it('no counts are all zero, one for each name', () => {
	expect(noCounts).toEqual(Object.fromEntries(countNames.map((name) => [name, 0])));
	expect(countsSchema.parse(noCounts)).toEqual(noCounts);
});

it.each(countNames)('%s is part of a sum, and of what is stored', (name) => {
	const one = { ...noCounts, [name]: 2 };
	expect(addCounts(one, { [name]: 3 })).toEqual({ ...noCounts, [name]: 5 });
	expect(countsSchema.parse(one)).toEqual(one);
	expect(countsSchema.safeParse({ ...noCounts, [name]: undefined }).success).toBe(false);
});

it('adding leaves both as they were', () => {
	fc.assert(
		fc.property(counts, counts, (one, other) => {
			const copies = structuredClone([one, other]);
			const sum = addCounts(one, other);
			for (const name of countNames) expect(sum[name]).toBe(one[name] + other[name]);
			expect([one, other]).toEqual(copies);
		}),
	);
});

it.each<[string, Partial<Counts>, boolean]>([
	['nothing', {}, true],
	['all accepted', { read: 3, mapped: 3, accepted: 3, created: 1, updated: 2 }, true],
	[
		'one of each end',
		{ read: 5, accepted: 1, unchanged: 1, skipped: 1, rejected: 1, unknown: 1 },
		true,
	],
	['a row lost', { read: 5, accepted: 4 }, false],
	['a row twice', { read: 5, accepted: 5, rejected: 1 }, false],
	['mapped is no end', { read: 1, mapped: 1 }, false],
	['created is within accepted', { read: 1, created: 1 }, false],
])('%s adds up: %j', (_case, some, expected) => {
	expect(addsUp({ ...noCounts, ...some })).toBe(expected);
});

it('kinds are counted and added, whatever their name', () => {
	const counter = new KindCounter();
	for (const kind of ['brokenJson', 'constructor', 'brokenJson', '__proto__']) counter.add(kind);
	const kinds = counter.kinds();
	expect(Object.entries(kinds)).toEqual([
		['brokenJson', 2],
		['constructor', 1],
		['__proto__', 1],
	]);
	expect(Object.entries(addKinds(kinds, { brokenJson: 1, NOTFOUND: 4 }))).toEqual([
		['brokenJson', 3],
		['constructor', 1],
		['__proto__', 1],
		['NOTFOUND', 4],
	]);
	expect(kinds.brokenJson).toBe(2);
});
