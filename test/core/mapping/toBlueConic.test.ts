import fc from 'fast-check';

import { entryIdentifier } from '../../../core/blueconic/entryIdentifier';
import {
	mergeStrategies,
	type BrazeField,
	type MergeStrategy,
	type ToBlueConicMapping,
} from '../../../core/mapping/model';
import { compileToBlueConic } from '../../../core/mapping/toBlueConic';
import { thrownBy } from '../flow/thrown';

const standard = (name: string): BrazeField => ({ kind: 'standard', name });
const custom = (name: string): BrazeField => ({ kind: 'customAttribute', name });

const mapping = (changes: Partial<ToBlueConicMapping> = {}): ToBlueConicMapping => ({
	direction: 'toBlueConic',
	identifiers: [
		{ field: standard('external_id'), property: 'braze_id' },
		{ field: standard('email'), property: 'email' },
	],
	allowCreation: true,
	rows: [],
	...changes,
});

const map = (row: unknown, changes: Partial<ToBlueConicMapping> = {}) => {
	const warnings: string[] = [];
	const mapped = compileToBlueConic(mapping(changes))(row, { source: 2, line: 17 }, (kind) =>
		warnings.push(kind),
	);
	return { mapped, warnings };
};

const propertiesOf = (row: unknown, changes: Partial<ToBlueConicMapping> = {}): unknown => {
	const { mapped } = map(row, changes);
	return 'line' in mapped ? JSON.parse(mapped.line).properties : mapped;
};

it('a whole line', () => {
	const { mapped, warnings } = map(
		{
			external_id: 'e1',
			email: 'a@b.c',
			created_at: '2020-07-10 15:00:00.000 UTC',
			custom_attributes: { points: 5, plan: { name: 'gold' }, tags: ['x', 'y'] },
		},
		{
			rows: [
				{ field: custom('points'), property: 'points', strategy: 'set', type: 'text' },
				{ field: custom('plan.name'), property: 'plan', strategy: 'setIfEmpty', type: 'text' },
				{ field: custom('tags'), property: 'tags', strategy: 'add', type: 'text' },
				{ field: standard('created_at'), property: 'since', strategy: 'set', type: 'date' },
				{ field: standard('phone'), property: 'phone', strategy: 'set', type: 'text' },
				{ field: standard('gender'), property: 'gender', strategy: 'clear', type: 'text' },
			],
		},
	);
	expect(warnings).toEqual([]);
	expect('line' in mapped && JSON.parse(mapped.line)).toEqual({
		identifier: '2:17',
		strategy: 'UPSERT',
		matching: [[{ id: 'braze_id', value: 'e1' }], [{ id: 'email', value: 'a@b.c' }]],
		properties: [
			{ id: 'braze_id', values: ['e1'], strategy: 'SET' },
			{ id: 'email', values: ['a@b.c'], strategy: 'SET' },
			{ id: 'points', values: ['5'], strategy: 'SET' },
			{ id: 'plan', values: ['gold'], strategy: 'SET_IF_EMPTY' },
			{ id: 'tags', values: ['x', 'y'], strategy: 'ADD' },
			{ id: 'since', values: ['1594393200000'], strategy: 'SET' },
			{ id: 'gender', values: [], strategy: 'SET' },
		],
		triggerOnPropertyChange: false,
	});
	expect('line' in mapped && entryIdentifier(Buffer.from(mapped.line))).toBe('2:17');
});

it('without creation entries only update', () => {
	const { mapped } = map({ email: 'a' }, { allowCreation: false });
	expect('line' in mapped && JSON.parse(mapped.line).strategy).toBe('UPDATE');
});

describe('merge strategies', () => {
	it.each<[MergeStrategy, unknown, unknown]>([
		['set', 'x', [{ id: 'p', values: ['x'], strategy: 'SET' }]],
		['set', '', []],
		['set', null, []],
		['add', ['x', 'y'], [{ id: 'p', values: ['x', 'y'], strategy: 'ADD' }]],
		['add', [], []],
		['setIfEmpty', 'x', [{ id: 'p', values: ['x'], strategy: 'SET_IF_EMPTY' }]],
		['setIfEmpty', undefined, []],
		['sum', 5, [{ id: 'p', values: ['5'], strategy: 'INCREMENT' }]],
		['sum', '-2.50', [{ id: 'p', values: ['-2.5'], strategy: 'INCREMENT' }]],
		['sum', 'x', []],
		['sum', null, []],
		['clear', 'x', [{ id: 'p', values: ['x'], strategy: 'SET' }]],
		['clear', 0, [{ id: 'p', values: ['0'], strategy: 'SET' }]],
		['clear', false, [{ id: 'p', values: ['false'], strategy: 'SET' }]],
		['clear', '', [{ id: 'p', values: [], strategy: 'SET' }]],
		['clear', null, [{ id: 'p', values: [], strategy: 'SET' }]],
		['clear', {}, [{ id: 'p', values: [], strategy: 'SET' }]],
		['clear', undefined, [{ id: 'p', values: [], strategy: 'SET' }]],
	])('%s of %j', (strategy, value, rules) => {
		const row = { email: 'a', custom_attributes: { v: value } };
		const rows = [{ field: custom('v'), property: 'p', strategy, type: 'text' as const }];
		expect(propertiesOf(row, { rows })).toEqual([
			{ id: 'email', values: ['a'], strategy: 'SET' },
			...(rules as object[]),
		]);
	});

	it('a date that is none neither writes nor clears, and is told', () => {
		const rows = [{ field: custom('v'), property: 'p', strategy: 'clear', type: 'date' }] as const;
		const row = { email: 'a', custom_attributes: { v: 'soon' } };
		expect(propertiesOf(row, { rows })).toEqual([{ id: 'email', values: ['a'], strategy: 'SET' }]);
		expect(map(row, { rows }).warnings).toEqual(['notADate']);
	});
});

describe('a row may not be sent twice', () => {
	const sum = { field: custom('v'), property: 'p', strategy: 'sum', type: 'text' } as const;
	const set = { ...sum, property: 'q', strategy: 'set' } as const;

	it.each<[boolean, string, object, ToBlueConicMapping['rows']]>([
		[true, 'with a sum', { v: 5 }, [set, sum]],
		[false, 'whose sum says nothing', { v: '' }, [set, sum]],
		[false, 'whose sum is no number', { v: 'x' }, [set, sum]],
		[false, 'without a sum', { v: 5 }, [set]],
	])('%s: %s', (once, _case, custom_attributes, rows) => {
		expect(map({ email: 'a', custom_attributes }, { rows }).mapped).toMatchObject({ once });
	});
});

describe('identifiers', () => {
	it.each<[string, object, unknown]>([
		[
			'both',
			{ external_id: 'e', email: 'm' },
			[[{ id: 'braze_id', value: 'e' }], [{ id: 'email', value: 'm' }]],
		],
		['one of them', { email: 'm' }, [[{ id: 'email', value: 'm' }]]],
		['blank is none', { external_id: ' ', email: 'm' }, [[{ id: 'email', value: 'm' }]]],
		['a number', { external_id: 12 }, [[{ id: 'braze_id', value: '12' }]]],
		['the first of a list', { external_id: ['', 'a', 'b'] }, [[{ id: 'braze_id', value: 'a' }]]],
	])('%s', (_case, user, matching) => {
		const { mapped } = map(user);
		expect('line' in mapped && JSON.parse(mapped.line).matching).toEqual(matching);
	});

	it('a user without any is skipped', () => {
		expect(map({ external_id: null, phone: '1' }).mapped).toEqual({ skip: 'noIdentifier' });
	});

	it('a row for the same property decides how it is written', () => {
		const rows = [
			{ field: standard('email'), property: 'email', strategy: 'setIfEmpty', type: 'text' },
		] as const;
		expect(propertiesOf({ email: 'm' }, { rows })).toEqual([
			{ id: 'email', values: ['m'], strategy: 'SET_IF_EMPTY' },
		]);
	});

	it('two fields that find one property write it once', () => {
		const identifiers = [
			{ field: standard('external_id'), property: 'id' },
			{ field: standard('braze_id'), property: 'id' },
		];
		const rules = propertiesOf({ external_id: 'e', braze_id: 'b' }, { identifiers });
		expect(rules).toEqual([{ id: 'id', values: ['e'], strategy: 'SET' }]);
	});
});

it('names with a meaning in JavaScript are data', () => {
	const user: unknown = JSON.parse(
		'{"email":"a","custom_attributes":{"__proto__":"p","constructor":"c"}}',
	);
	const rows = ['__proto__', 'constructor', 'toString'].map((name) => ({
		field: custom(name),
		property: name,
		strategy: 'set' as const,
		type: 'text' as const,
	}));
	expect(propertiesOf(user, { rows })).toEqual([
		{ id: 'email', values: ['a'], strategy: 'SET' },
		{ id: '__proto__', values: ['p'], strategy: 'SET' },
		{ id: 'constructor', values: ['c'], strategy: 'SET' },
	]);
});

it.each<[string, unknown]>([
	['null', null],
	['a text', 'e1'],
	['a number', 1],
	['a list', [{ email: 'a' }]],
])('%s is no Braze user', async (_case, row) => {
	expect(await thrownBy(() => map(row))).toMatchObject({ kind: 'row', reason: 'notAUser' });
});

it('any user becomes one JSON line that begins with its identifier, and stays as it was', () => {
	const compiled = compileToBlueConic(
		mapping({
			rows: mergeStrategies.map((strategy) => ({
				field: custom('v'),
				property: strategy,
				strategy,
				type: 'text',
			})),
		}),
	);
	fc.assert(
		fc.property(fc.jsonValue(), fc.oneof(fc.jsonValue(), fc.double()), (email, v) => {
			const user = { email, custom_attributes: { v } };
			const copy = structuredClone(user);
			const mapped = compiled(user, { source: 3, line: 9 }, () => undefined);
			expect(user).toEqual(copy);
			expect(compiled(user, { source: 3, line: 9 }, () => undefined)).toEqual(mapped);
			if ('skip' in mapped) return;
			expect(mapped.line).not.toContain('\n');
			expect(entryIdentifier(Buffer.from(mapped.line))).toBe('3:9');
			const { properties } = JSON.parse(mapped.line);
			expect(mapped.once).toBe(
				properties.some(({ strategy }: { strategy: string }) => strategy === 'INCREMENT'),
			);
			for (const { id, values } of properties) {
				if (id !== 'clear') expect(values).not.toHaveLength(0);
				for (const one of values) expect(one.trim()).not.toBe('');
			}
		}),
	);
});
