import type { ToBrazeRow } from '../../../../core/mapping/model/toBrazeMapping';
import { compileToBraze } from '../../../../core/mapping/toBraze/compileToBraze';
import { thrownBy } from '../../flow/thrown';
import {
	custom,
	from,
	known,
	mapped,
	mapping,
	opening,
	profile,
	row,
	sent,
	standard,
} from './mappedProfile';

it('a whole line', () => {
	const kim = profile({
		crm_id: ['c1'],
		email: ['a@b.c'],
		points: ['5'],
		tags: ['x', 'y', 'x'],
		since: ['0'],
	});
	const rows = [
		row({ source: from('email'), target: standard('email') }),
		row({ source: from('points'), target: custom('loyalty points'), type: 'number' }),
		row({ source: from('tags'), target: custom('tags'), type: 'list' }),
		row({ source: from('since'), target: custom('since'), type: 'date' }),
		row({ source: { kind: 'profileId' }, target: custom('bc_id') }),
		row({ source: { kind: 'staticText', text: 'BlueConic' }, target: custom('origin') }),
		row({ source: from('missing'), target: custom('missing') }),
	];
	expect(mapped(kim, { rows })).toEqual({
		result: {
			line: '{"external_id":"c1","_update_existing_only":false,"email":"a@b.c","loyalty points":5,"tags":["y","x"],"since":"1970-01-01T00:00:00.000Z","bc_id":"p1","origin":"BlueConic"}',
			once: false,
			sourceId: 'p1',
			fields: [
				'"a@b.c"',
				'5',
				'["y","x"]',
				'"1970-01-01T00:00:00.000Z"',
				'"p1"',
				'"BlueConic"',
				'',
			],
		},
		warnings: [],
	});
});

it('a profile with nothing but its identifier is sent', () => {
	expect(sent(known(), [row()]).attributes).toBe('}');
});

describe('a row may not be sent twice', () => {
	const increment = row({ source: from('points'), target: custom('score'), style: 'increment' });
	const set = row({ source: from('points'), target: custom('points') });
	const objects = row({ source: from('pet'), style: 'addObjects', type: 'object' });

	it.each<[boolean, string, string[], readonly ToBrazeRow[], string]>([
		[true, 'with an increment', ['5'], [set, increment], ',"points":"5","score":{"inc":5}}'],
		[true, 'with an increment by 0', ['0'], [increment], ',"score":{"inc":0}}'],
		[true, 'with added objects', ['5'], [objects, set], ',"a":{"$add":[{"n":1}]},"points":"5"}'],
		[false, 'whose increment says nothing', [' '], [set, increment], '}'],
		[false, 'whose increment is not whole', ['5.5'], [set, increment], ',"points":"5.5"}'],
		[false, 'without an increment', ['5'], [set], ',"points":"5"}'],
		[
			false,
			'with a change that says the same twice',
			['5'],
			[{ ...set, style: 'addToList' }],
			',"points":{"add":["5"]}}',
		],
		[
			false,
			'whose increment is of its identifier',
			['5'],
			[{ ...increment, target: custom('external_id') }],
			'}',
		],
	])('%s: %s', (once, _case, points, rows, end) => {
		const { result } = mapped(known({ points, pet: ['{"n":1}'] }), { rows });
		expect(result).toMatchObject({ line: opening + end, once });
	});
});

describe('what does not fit', () => {
	const rows = [
		row({ type: 'number' }),
		row({ source: from('b'), target: custom('b'), type: 'number' }),
	];

	it('is left out and told, with its target', () => {
		expect(sent(known({ a: ['abc'], b: ['1', '2'] }), rows)).toEqual({
			attributes: ',"b":1}',
			warnings: ['notANumber (a)', 'severalValuesFirstSent (b)'],
		});
	});

	it('refuses its row where the mapping says so, without a warning or the value', async () => {
		const warn = jest.fn();
		const unfit = known({ a: ['1', '2'], b: ['Kim'] });
		const map = compileToBraze(mapping({ rows, whenUnfit: 'refuseRow' }));
		const error = await thrownBy(() => map(unfit, { source: 1, line: 1 }, warn));
		expect(error).toMatchObject({ kind: 'row', reason: 'notANumber' });
		expect(error.message).toContain("Mapping 2 has no value that Braze takes for 'b'");
		expect(error.message).not.toContain('Kim');
		expect(warn).not.toHaveBeenCalled();
	});

	it('what is mended or partly sent refuses no row', () => {
		const several = known({ a: ['1', '2'], b: [' '] });
		expect(sent(several, rows, { whenUnfit: 'refuseRow' })).toEqual({
			attributes: ',"a":1}',
			warnings: ['severalValuesFirstSent (a)'],
		});
	});
});

it('names with a meaning in JavaScript are data', () => {
	const names = ['__proto__', 'constructor', 'toString'];
	const kim = known({ ['__proto__']: ['p'], constructor: ['c'], toString: ['t'] });
	const rows = names.map((name) => row({ source: from(name), target: custom(name) }));
	expect(sent(kim, rows).attributes).toBe(',"__proto__":"p","constructor":"c","toString":"t"}');
	expect(sent(known(), rows).attributes).toBe('}');
});

it.each<[string, unknown]>([
	['null', null],
	['a text', 'p1'],
	['a list', []],
	['no id', { properties: [] }],
	['an id that is a number', { id: 1 }],
])('%s is no BlueConic profile', async (_case, row) => {
	expect(await thrownBy(() => mapped(row))).toMatchObject({ kind: 'row', reason: 'notAProfile' });
});

it.each<[string, unknown]>([
	['properties that are no list', { crm_id: ['c1'] }],
	['properties that are nothing', null],
	['a property that is nothing', [null]],
	['a property that is a list', [[]]],
	['a property without an id', [{ values: ['c1'] }]],
	['values that are no list', [{ id: 'crm_id', values: 'c1' }]],
	['values that are no texts', [{ id: 'crm_id', values: [1] }]],
	['values that are no texts, of a property that is not mapped', [{ id: 'x', values: [true] }]],
])('%s refuse the row', async (_case, properties) => {
	expect(await thrownBy(() => mapped({ id: 'p1', properties }))).toMatchObject({
		kind: 'row',
		reason: 'notAProfile',
	});
});

it('a profile without properties is a profile', () => {
	const skipped = { skip: 'noIdentifier' };
	expect(mapped({ id: 'p1' }).result).toEqual(skipped);
	expect(mapped({ id: 'p1', properties: [{ id: 'crm_id' }] }).result).toEqual(skipped);
});

it('of a property that comes twice the last counts', () => {
	const twice = [
		{ id: 'crm_id', values: ['c1'] },
		{ id: 'a', values: ['x'] },
		{ id: 'a', values: ['y'] },
	];
	expect(sent({ id: 'p1', properties: twice }, [row()]).attributes).toBe(',"a":"y"}');
});

it('nothing of a profile stays for the next', () => {
	const map = compileToBraze(mapping({ rows: [row()] }));
	const results = [known({ a: ['x'] }), known()].map((one) =>
		map(one, { source: 1, line: 1 }, () => undefined),
	);
	expect(results).toMatchObject([
		{ line: `${opening},"a":"x"}`, fields: ['"x"'] },
		{ line: `${opening}}`, fields: [''] },
	]);
});
