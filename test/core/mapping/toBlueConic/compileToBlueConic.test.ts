import { entryIdentifier } from '../../../../core/blueconic/entryIdentifier';
import type { ToBlueConicMapping } from '../../../../core/mapping/model/toBlueConicMapping';
import { thrownBy } from '../../flow/thrown';
import {
	custom,
	entryOf,
	identifier,
	mapUser,
	planOf,
	remainingWith,
	rulesOf,
	standard,
} from './testMapping';

it('a whole line', () => {
	const { mapped, warnings } = mapUser(
		{
			external_id: 'e1',
			braze_id: 'b1',
			email: 'a@b.c',
			created_at: '2020-07-10 15:00:00.000 UTC',
			custom_attributes: { points: 5, plan: { name: 'gold' }, tags: ['x', 'y'] },
		},
		{
			identifiers: [
				identifier(standard('external_id'), 'braze_id'),
				identifier(standard('email'), 'email'),
			],
			rows: [
				{ field: custom('points'), property: 'points', strategy: 'set', type: 'automatic' },
				{ field: custom('plan.name'), property: 'plan', strategy: 'setIfEmpty', type: 'text' },
				{ field: custom('tags'), property: 'tags', strategy: 'add', type: 'text' },
				{ field: standard('created_at'), property: 'since', strategy: 'set', type: 'date' },
				{ field: standard('phone'), property: 'phone', strategy: 'set', type: 'text' },
				{ field: standard('gender'), property: 'gender', strategy: 'clear', type: 'text' },
			],
		},
	);
	expect(warnings).toEqual([]);
	expect(entryOf(mapped)).toEqual({
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
	expect(mapped).toMatchObject({
		once: false,
		sourceId: 'b1',
		fields: [
			'{"id":"points","values":["5"],"strategy":"SET"}',
			'{"id":"plan","values":["gold"],"strategy":"SET_IF_EMPTY"}',
			'{"id":"tags","values":["x","y"],"strategy":"ADD"}',
			'{"id":"since","values":["1594393200000"],"strategy":"SET"}',
			'',
			'{"id":"gender","values":[],"strategy":"SET"}',
		],
	});
});

it('without creation entries only update', () => {
	expect(entryOf(mapUser({ external_id: 'a' }, { allowCreation: false }).mapped)).toMatchObject({
		strategy: 'UPDATE',
	});
});

it('dates without a zone are of the mapping', () => {
	const { mapped } = mapUser(
		{ external_id: 'a', dob: '2000-01-01' },
		{
			timeZone: 'Europe/Amsterdam',
			rows: [{ field: standard('dob'), property: 'born', strategy: 'set', type: 'date' }],
		},
	);
	expect(mapped).toMatchObject({
		fields: ['{"id":"born","values":["946681200000"],"strategy":"SET"}'],
	});
});

it.each<[string, object, string]>([
	["Braze's own", { braze_id: 'b', external_id: 'e' }, 'b'],
	['external', { external_id: 'e' }, 'e'],
	['external where the own is blank', { braze_id: ' ', external_id: 'e' }, 'e'],
	['a number', { braze_id: 12 }, '12'],
	['a number beyond 2^53', { braze_id: 9007199254740993n }, '9007199254740993'],
	['none', { email: 'a@b.c' }, ''],
])('the ID of the source: %s', (_case, ids, sourceId) => {
	const { mapped } = mapUser(
		{ ...ids, phone: '1' },
		{ identifiers: [identifier(standard('phone'), 'phone')] },
	);
	expect(mapped).toMatchObject({ sourceId });
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
		expect(mapUser({ external_id: 'a', custom_attributes }, { rows }).mapped).toMatchObject({
			once,
		});
	});

	it('with remaining fields that are added up', () => {
		const remaining = remainingWith({ strategy: 'sum' });
		const plan = planOf({ v: 'number' });
		const map = (v: unknown) =>
			mapUser({ external_id: 'a', custom_attributes: { v } }, { remaining }, undefined, plan)
				.mapped;
		expect(map(5)).toMatchObject({ once: true });
		expect(map('')).toMatchObject({ once: false });
	});
});

it('names with a meaning in JavaScript are data', () => {
	const user: unknown = JSON.parse(
		'{"external_id":"a","custom_attributes":{"__proto__":"p","constructor":"c"}}',
	);
	const rows = ['__proto__', 'constructor', 'toString'].map((name) => ({
		field: custom(name),
		property: name,
		strategy: 'set' as const,
		type: 'text' as const,
	}));
	expect(rulesOf(mapUser(user, { rows }).mapped)).toEqual([
		{ id: 'external', values: ['a'], strategy: 'SET' },
		{ id: '__proto__', values: ['p'], strategy: 'SET' },
		{ id: 'constructor', values: ['c'], strategy: 'SET' },
	]);
});

it('a value that nests without end is left out', () => {
	const depth = 50_000;
	const user: unknown = JSON.parse(
		`{"external_id":"a","custom_attributes":{"v":${'['.repeat(depth)}${']'.repeat(depth)}}}`,
	);
	const rows = [{ field: custom('v'), property: 'p', strategy: 'set', type: 'text' }] as const;
	expect(mapUser(user, { rows })).toMatchObject({
		mapped: { fields: [''] },
		warnings: ['nestedTooDeep (p)'],
	});
});

it.each<[string, unknown]>([
	['null', null],
	['a text', 'e1'],
	['a number', 1],
	['a number beyond 2^53', 9007199254740993n],
	['a list', [{ email: 'a' }]],
])('%s is no Braze user', async (_case, row) => {
	expect(await thrownBy(() => mapUser(row))).toMatchObject({ kind: 'row', reason: 'notAUser' });
});
