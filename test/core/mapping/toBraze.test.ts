import fc from 'fast-check';

import { compileToBraze } from '../../../core/mapping/toBraze';
import {
	brazeValueTypes,
	updateStyles,
	type ProfileSource,
	type ToBrazeMapping,
} from '../../../core/mapping/model';
import { thrownBy } from '../flow/thrown';

const from = (property: string): ProfileSource => ({ kind: 'property', property });
const custom = (name: string) => ({ kind: 'customAttribute', name }) as const;

const mapping = (changes: Partial<ToBrazeMapping> = {}): ToBrazeMapping => ({
	direction: 'toBraze',
	identifiers: [
		{ identifier: 'external_id', aliasLabel: '', source: from('crm_id') },
		{ identifier: 'email', aliasLabel: '', source: from('email') },
	],
	allowCreation: true,
	rows: [],
	...changes,
});

const profile = (properties: Readonly<Record<string, readonly string[]>>, id = 'p1') => ({
	id,
	properties: Object.entries(properties).map(([name, values]) => ({ id: name, values })),
});

const map = (row: unknown, changes: Partial<ToBrazeMapping> = {}) => {
	const warnings: string[] = [];
	const mapped = compileToBraze(mapping(changes))(row, { source: 1, line: 1 }, (kind) =>
		warnings.push(kind),
	);
	return { mapped, warnings };
};

it('a whole line', () => {
	const { mapped, warnings } = map(
		profile({
			crm_id: ['c1'],
			email: ['a@b.c'],
			points: ['5'],
			tags: ['x', 'y', 'x'],
			since: ['0'],
		}),
		{
			rows: [
				{
					source: from('email'),
					field: { kind: 'standard', name: 'email' },
					style: 'set',
					type: 'text',
				},
				{ source: from('points'), field: custom('loyalty points'), style: 'set', type: 'number' },
				{ source: from('tags'), field: custom('tags'), style: 'set', type: 'list' },
				{ source: from('since'), field: custom('since'), style: 'set', type: 'date' },
				{ source: { kind: 'profileId' }, field: custom('bc_id'), style: 'set', type: 'text' },
				{
					source: { kind: 'staticText', text: 'BlueConic' },
					field: custom('origin'),
					style: 'set',
					type: 'text',
				},
				{ source: from('missing'), field: custom('missing'), style: 'set', type: 'text' },
			],
		},
	);
	expect(mapped).toEqual({
		line: '{"external_id":"c1","_update_existing_only":false,"email":"a@b.c","loyalty points":5,"tags":["x","y"],"since":"1970-01-01T00:00:00.000Z","bc_id":"p1","origin":"BlueConic"}',
		once: false,
	});
	expect(warnings).toEqual([]);
});

describe('identifiers', () => {
	const alias = { identifier: 'user_alias', aliasLabel: 'crm', source: from('crm_id') } as const;
	const phone = { identifier: 'phone', aliasLabel: '', source: from('phone') } as const;
	const id = { identifier: 'external_id', aliasLabel: '', source: { kind: 'profileId' } } as const;

	it.each<[string, Record<string, string[]>, Partial<ToBrazeMapping>, string]>([
		[
			'the first with a value counts',
			{ crm_id: ['c1'], email: ['e'] },
			{},
			'{"external_id":"c1","_update_existing_only":false}',
		],
		[
			'the second when the first has none',
			{ email: ['e'] },
			{},
			'{"email":"e","_update_existing_only":false}',
		],
		[
			'blank is no value',
			{ crm_id: [' ', ''], email: ['e'] },
			{},
			'{"email":"e","_update_existing_only":false}',
		],
		[
			'the first value that is not blank',
			{ crm_id: ['', 'c2', 'c3'] },
			{},
			'{"external_id":"c2","_update_existing_only":false}',
		],
		[
			'an alias has a label',
			{ crm_id: ['c1'] },
			{ identifiers: [alias] },
			'{"user_alias":{"alias_name":"c1","alias_label":"crm"},"_update_existing_only":false}',
		],
		[
			'a phone',
			{ phone: ['+31'] },
			{ identifiers: [alias, phone] },
			'{"phone":"+31","_update_existing_only":false}',
		],
		[
			'the profile id',
			{},
			{ identifiers: [id] },
			'{"external_id":"p1","_update_existing_only":false}',
		],
		[
			'creation is not allowed',
			{ crm_id: ['c1'] },
			{ allowCreation: false },
			'{"external_id":"c1","_update_existing_only":true}',
		],
		[
			'an alias without creation',
			{ crm_id: ['c1'] },
			{ identifiers: [alias], allowCreation: false },
			'{"user_alias":{"alias_name":"c1","alias_label":"crm"},"_update_existing_only":true}',
		],
	])('%s', (_case, properties, changes, line) => {
		expect(map(profile(properties), changes).mapped).toEqual({ line, once: false });
	});

	it('a profile without any is skipped', () => {
		expect(map(profile({ crm_id: [' '], name: ['x'] })).mapped).toEqual({ skip: 'noIdentifier' });
	});

	it('a row never overwrites the identifier, nor whether users are created', () => {
		const rows = ['external_id', '_update_existing_only'].map((name) => ({
			source: from('other'),
			field: custom(name),
			style: 'set' as const,
			type: 'text' as const,
		}));
		expect(map(profile({ crm_id: ['c1'], other: ['x'] }), { rows }).mapped).toEqual({
			line: '{"external_id":"c1","_update_existing_only":false}',
			once: false,
		});
	});
});

describe('a row may not be sent twice', () => {
	const increment = {
		source: from('points'),
		field: custom('score'),
		style: 'increment',
		type: 'automatic',
	} as const;
	const set = { ...increment, field: custom('points'), style: 'set' } as const;
	const opening = '{"external_id":"c1","_update_existing_only":false';

	it.each<[boolean, string, string[], ToBrazeMapping['rows'], string]>([
		[true, 'with an increment', ['5'], [set, increment], ',"points":"5","score":{"inc":5}}'],
		[true, 'with an increment by 0', ['0'], [increment], ',"score":{"inc":0}}'],
		[false, 'whose increment says nothing', [' '], [set, increment], '}'],
		[false, 'whose increment is not whole', ['5.5'], [set, increment], ',"points":"5.5"}'],
		[false, 'without an increment', ['5'], [set], ',"points":"5"}'],
		[
			false,
			'whose increment is of its identifier',
			['5'],
			[{ ...increment, field: custom('external_id') }],
			'}',
		],
	])('%s: %s', (once, _case, points, rows, end) => {
		const { mapped } = map(profile({ crm_id: ['c1'], points }), { rows });
		expect(mapped).toEqual({ line: opening + end, once });
	});
});

it('what cannot be converted is left out and told', () => {
	const { mapped, warnings } = map(profile({ crm_id: ['c1'], a: ['abc'], b: ['1', '2'] }), {
		rows: [
			{ source: from('a'), field: custom('a'), style: 'set', type: 'number' },
			{ source: from('b'), field: custom('b'), style: 'set', type: 'number' },
		],
	});
	expect(mapped).toMatchObject({
		line: '{"external_id":"c1","_update_existing_only":false,"b":1}',
	});
	expect(warnings).toEqual(['notANumber', 'severalValuesFirstSent']);
});

it('names with a meaning in JavaScript are data', () => {
	const names = ['__proto__', 'constructor', 'toString'];
	const { mapped } = map(
		profile({ crm_id: ['c1'], ['__proto__']: ['p'], constructor: ['c'], toString: ['t'] }),
		{
			rows: names.map((name) => ({
				source: from(name),
				field: custom(name),
				style: 'set' as const,
				type: 'text' as const,
			})),
		},
	);
	expect(mapped).toEqual({
		line: '{"external_id":"c1","_update_existing_only":false,"__proto__":"p","constructor":"c","toString":"t"}',
		once: false,
	});
});

it.each<[string, unknown]>([
	['null', null],
	['a text', 'p1'],
	['a list', []],
	['no id', { properties: [] }],
])('%s is no BlueConic profile', async (_case, row) => {
	expect(await thrownBy(() => map(row))).toMatchObject({ kind: 'row', reason: 'notAProfile' });
});

it.each<[string, unknown]>([
	['properties that are no list', { crm_id: ['c1'] }],
	['a property that is nothing', [null]],
	['a property without an id', [{ values: ['c1'] }]],
	['values that are no texts', [{ id: 'crm_id', values: [1] }]],
])('%s refuse the row', async (_case, properties) => {
	expect(await thrownBy(() => map({ id: 'p1', properties }))).toMatchObject({
		kind: 'row',
		reason: 'notAProfile',
	});
});

it('a profile without properties is a profile', () => {
	expect(map({ id: 'p1' }).mapped).toEqual({ skip: 'noIdentifier' });
	expect(map({ id: 'p1', properties: [{ id: 'crm_id' }] }).mapped).toEqual({
		skip: 'noIdentifier',
	});
});

it('any profile becomes one JSON line, and stays as it was', () => {
	const name = fc.constantFrom('crm_id', 'email', 'a', '__proto__', 'b');
	const value = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 6 }),
		fc.oneof(fc.integer(), fc.double()).map(String),
	);
	const properties = fc.array(fc.record({ id: name, values: fc.array(value, { maxLength: 3 }) }));
	const compiled = compileToBraze(
		mapping({
			rows: updateStyles.flatMap((style) =>
				brazeValueTypes.map((type) => ({
					source: from('a'),
					field: custom(`${style} ${type}`),
					style,
					type,
				})),
			),
		}),
	);
	fc.assert(
		fc.property(properties, (some) => {
			const row = { id: 'p1', properties: some };
			const copy = structuredClone(row);
			const mapped = compiled(row, { source: 1, line: 1 }, () => undefined);
			expect(row).toEqual(copy);
			expect(compiled(row, { source: 1, line: 1 }, () => undefined)).toEqual(mapped);
			if ('skip' in mapped) return;
			expect(mapped.line).not.toContain('\n');
			const sent = JSON.parse(mapped.line);
			expect(['external_id', 'email'].filter((key) => key in sent)).toHaveLength(1);
			expect(Object.values(sent)).not.toContain(null);
			const increments = Object.values(sent).filter((one) => Object.hasOwn(Object(one), 'inc'));
			expect(mapped.once).toBe(increments.length > 0);
		}),
	);
});
