import fc from 'fast-check';

import {
	encodeName,
	folderPath,
	runIdOfKey,
	RunKeys,
	segmentExportPrefix,
	ConnectionKeys,
	GoalKeys,
} from '../../../core/stage/keys';

const name = { connection: 'eu-1', goalKey: 'newsletter', runId: '20261121T210000Z-7f3a' };
const run = 'runs/eu-1/newsletter/20261121T210000Z-7f3a';

describe('the layout of the stage', () => {
	it.each<[string, (keys: RunKeys) => string, string]>([
		['run', (keys) => keys.manifest(), `${run}/run.json`],
		['index of read', (keys) => keys.index('read'), `${run}/read/index.json`],
		['index of map', (keys) => keys.index('map'), `${run}/map/index.json`],
		['index of deliver', (keys) => keys.index('deliver'), `${run}/deliver/index.json`],
		['read part', (keys) => keys.part('read', 1), `${run}/read/part-00001.ndjson.gz`],
		['map part', (keys) => keys.part('map', 12345), `${run}/map/part-12345.ndjson.gz`],
		['deliver part', (keys) => keys.part('deliver', 2), `${run}/deliver/part-00002.ndjson.gz`],
		['result', (keys) => keys.result(7), `${run}/deliver/results/part-00007.json`],
		[
			'rows refused by the Mapper',
			(keys) => keys.rejected('map', 1),
			`${run}/deliver/rejected/map-part-00001.ndjson.gz`,
		],
		[
			'rows refused on delivery',
			(keys) => keys.rejected('deliver', 3),
			`${run}/deliver/rejected/deliver-part-00003.ndjson.gz`,
		],
		['report', (keys) => keys.report(), 'reports/eu-1/newsletter/20261121T210000Z-7f3a.json'],
	])('%s', (_case, key, expected) => {
		expect(key(new RunKeys('', name))).toBe(expected);
		expect(key(new RunKeys('/a/stage/', name))).toBe(`a/stage/${expected}`);
	});

	it('names from users stay in their folder', () => {
		const keys = new RunKeys('s', { connection: '../other', goalKey: 'a/b.c', runId: '../../x' });
		expect(keys.manifest()).toBe('s/runs/_2e_2e_2fother/a_2fb_2ec/_2e_2e_2f_2e_2e_2fx/run.json');
	});

	it('the parts of a step are sorted by their number', () => {
		const keys = new RunKeys('', name);
		const numbers = [1, 2, 9, 10, 99, 100, 9999, 10000, 99999];
		const parts = numbers.map((part) => keys.part('map', part));
		expect([...parts].sort()).toEqual(parts);
	});
});

describe('a name as one path segment', () => {
	it.each([
		['newsletter', 'newsletter'],
		['EU-1', 'EU-1'],
		['a b', 'a_20b'],
		['a_20b', 'a_5f20b'],
		['..', '_2e_2e'],
		['é', '_c3_a9'],
		['🦊', '_f0_9f_a6_8a'],
		['a\n', 'a_0a'],
	])('%j is %s', (typed, expected) => {
		expect(encodeName(typed)).toBe(expected);
	});

	const anyName = fc.string({ unit: 'binary', maxLength: 12 });
	// Few letters, so that two names are often almost the same.
	const closeName = fc.string({
		unit: fc.constantFrom('_', '2', 'e', '.', '/', 'E'),
		maxLength: 6,
	});

	it('only letters, digits, - and _ are left, whatever was typed', () => {
		fc.assert(
			fc.property(anyName, (typed) => {
				expect(encodeName(typed)).toMatch(/^[A-Za-z0-9_-]*$/);
			}),
		);
	});

	it.each([
		['any', anyName],
		['close', closeName],
	])('two different names are two segments: %s names', (_case, names) => {
		fc.assert(
			fc.property(names, names, (one, other) => {
				expect(encodeName(one) === encodeName(other)).toBe(one === other);
			}),
			{ numRuns: 400 },
		);
	});
});

it.each([
	['', ''],
	['/', ''],
	['stage', 'stage'],
	['/a/b/', 'a/b'],
	[' a // b ', 'a/b'],
	['../a/./b/..', 'a/b'],
])('the folder %j is %j', (typed, expected) => {
	expect(folderPath(typed)).toBe(expected);
});

it.each([
	['', 'segment-export/0a1b/'],
	['/braze/', 'braze/segment-export/0a1b/'],
	['a/b', 'a/b/segment-export/0a1b/'],
])('with the folder %j Braze writes below %s', (folder, expected) => {
	expect(segmentExportPrefix(folder, '0a1b')).toBe(expected);
});

it.each([
	[`our/stage/${run}/read/part-00001.ndjson.gz`, name.runId],
	[`${run}/run.json`, name.runId],
	['stage/files/runs/a/b/c/d', undefined],
	['segment-export/s/2026-11-21/p/0001.gz', undefined],
])('the run of %s', (key, runId) => {
	expect(runIdOfKey(key)).toBe(runId);
});

describe('what outlives a run', () => {
	const connectionKeys = new ConnectionKeys('/s/', 'eu/1');
	const goalKeys = new GoalKeys('/s/', { connection: 'eu/1', goalKey: 'a.b' });

	it.each([
		['lease', connectionKeys.lease(), 's/lease/eu_2f1.json'],
		['state', goalKeys.stateFolder(), 's/state/eu_2f1/a_2eb/'],
		['current state', goalKeys.current(), 's/state/eu_2f1/a_2eb/current.json'],
		[
			'file of a snapshot',
			goalKeys.snapshotFile('../x', 'o.json'),
			's/state/eu_2f1/a_2eb/_2e_2e_2fx/o.json',
		],
	])('%s', (_case, key, expected) => {
		expect(key).toBe(expected);
	});
});
