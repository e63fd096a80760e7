import type { RemainingFields } from '../../../../core/mapping/model/toBlueConicMapping';
import { compileToBlueConic } from '../../../../core/mapping/toBlueConic/compileToBlueConic';
import type { RemainingPlan } from '../../../../core/mapping/toBlueConic/remainingFields';
import {
	catalogueOf,
	custom,
	mapUser,
	mappingWith,
	planOf,
	remainingWith,
	rulesOf,
	standard,
} from './testMapping';

const identified = { id: 'external', values: ['e'], strategy: 'SET' };
const set = (id: string, ...values: readonly string[]) => ({ id, values, strategy: 'SET' });

/** What the remaining fields of a user become, and what is told. */
function added(
	user: object,
	changes: Partial<RemainingFields> = {},
	plan?: RemainingPlan,
	rows: ReturnType<typeof mappingWith>['rows'] = [],
) {
	const remaining = remainingWith(changes);
	const { mapped, warnings } = mapUser(
		{ external_id: 'e', ...user },
		{ remaining, rows },
		undefined,
		plan,
	);
	const [carried, ...rules] = Object(rulesOf(mapped));
	expect(carried).toEqual(identified);
	const fields = 'fields' in mapped ? mapped.fields : [];
	return { rules, warnings, text: fields.at(-1) };
}

it('standard fields and custom attributes go to the properties of their names', () => {
	const user = {
		first_name: 'Kim',
		country: 'NL',
		devices: [{ model: 'A' }],
		custom_attributes: { tier: 'gold', tags: ['a', 'b'], plan: { name: 'x' }, nothing: null },
	};
	const plan = planOf({
		first_name: 'text',
		country: 'text',
		tier: 'text',
		tags: 'text',
		plan: 'text',
	});
	expect(added(user, {}, plan)).toEqual({
		rules: [
			set('country', 'NL'),
			set('first_name', 'Kim'),
			set('tier', 'gold'),
			set('tags', 'a', 'b'),
			set('plan', '{"name":"x"}'),
		],
		warnings: [],
		text: [
			'{"id":"country","values":["NL"],"strategy":"SET"}',
			'{"id":"first_name","values":["Kim"],"strategy":"SET"}',
			'{"id":"tier","values":["gold"],"strategy":"SET"}',
			'{"id":"tags","values":["a","b"],"strategy":"SET"}',
			'{"id":"plan","values":["{\\"name\\":\\"x\\"}"],"strategy":"SET"}',
		].join(','),
	});
});

it('values are of the type of their property', () => {
	const user = { custom_attributes: { points: 5, since: '2020-07-10', half: 2.5, plan: 'x' } };
	const plan = planOf({ points: 'number', since: 'date', half: 'number', plan: 'text' });
	expect(added(user, {}, plan)).toMatchObject({
		rules: [set('points', '5'), set('since', '1594339200000'), set('plan', 'x')],
		warnings: ['notAnInteger (half)'],
	});
});

it('nothing remains: one empty text', () => {
	expect(added({}, {}, planOf({}))).toEqual({ rules: [], warnings: [], text: '' });
});

describe('what an identifier or row names does not remain', () => {
	const types = planOf({ plan: 'text', 'plan.name': 'text', tier: 'text', phone: 'text' });
	const row = (field: ReturnType<typeof custom>) => [
		{ field, property: 'target', strategy: 'set' as const, type: 'text' as const },
	];

	it.each<[string, ReturnType<typeof custom>, readonly string[]]>([
		['an attribute', custom('tier'), ['phone', 'plan']],
		['a value inside one', custom('plan.name'), ['phone', 'tier']],
		[
			'a path to one',
			{ kind: 'path', path: ['custom_attributes', 'plan', 'name'] },
			['phone', 'tier'],
		],
		['a standard field', standard('phone'), ['plan', 'tier']],
		[
			'a path into another field',
			{ kind: 'path', path: ['devices', 'model'] },
			['phone', 'plan', 'tier'],
		],
		['an attribute of a standard name', custom('phone'), ['phone', 'plan', 'tier']],
	])('%s', (_case, field, expected) => {
		const user = { phone: '1', custom_attributes: { plan: { name: 'x' }, tier: 'gold' } };
		const { rules } = added(user, {}, types, row(field));
		const ids = rules.map(({ id }: { id: string }) => id).filter((id: string) => id !== 'target');
		expect(ids.sort()).toEqual(expected);
	});
});

it.each([
	[['phone', 'tier'], []],
	[['custom_attributes.tier'], ['phone']],
	[[' '], ['phone', 'tier']],
])('what is left out: %j', (leaveOut, expected) => {
	const user = { phone: '1', custom_attributes: { tier: 'gold' } };
	const { rules, warnings } = added(user, { leaveOut }, planOf({ phone: 'text', tier: 'text' }));
	expect(rules.map(({ id }: { id: string }) => id)).toEqual(expected);
	expect(warnings).toEqual([]);
});

it.each([
	['', 'tier', 'tier'],
	['braze_', 'tier', 'braze_tier'],
	['Braze: ', 'Plan name', 'Braze__Plan_name'],
	['', 'plan.name', 'plan_name'],
	['', 'a-b_C9', 'a-b_C9'],
	['', 'naïve', 'na_ve'],
	['', '', '_'],
	['', '__proto__', '__proto__'],
])('with prefix %j %j goes to %j', (prefix, name, property) => {
	const user = { custom_attributes: Object.fromEntries([[name, 'x']]) };
	const plan: RemainingPlan = { properties: new Map([[property, 'text']]), seen: [] };
	expect(added(user, { prefix }, plan).rules).toEqual([set(property, 'x')]);
});

describe('a property has one field', () => {
	const types = { phone: 'text', plan_name: 'text', external: 'text', target: 'text' } as const;

	it.each<[string, object, readonly object[], readonly string[]]>([
		[
			'a standard field comes before a custom attribute',
			{ phone: '1', custom_attributes: { phone: '2' } },
			[set('phone', '1')],
			['propertyTaken (phone)'],
		],
		[
			'even one that the user lacks',
			{ custom_attributes: { phone: '2' } },
			[],
			['propertyTaken (phone)'],
		],
		[
			'an identifier comes before a custom attribute',
			{ custom_attributes: { external: '2' } },
			[],
			['propertyTaken (external)'],
		],
		[
			'one that says nothing is not missed',
			{ phone: '1', custom_attributes: { phone: ' ', external: null } },
			[set('phone', '1')],
			[],
		],
		[
			'of two unknown attributes the first of the user',
			{ custom_attributes: { 'plan.name': 'a', 'plan name': 'b' } },
			[set('plan_name', 'a')],
			['propertyTaken (plan_name)'],
		],
	])('%s', (_case, user, rules, warnings) => {
		expect(added(user, {}, planOf(types))).toMatchObject({ rules, warnings });
	});

	it('of two that were seen the first by name, also where the user lacks it', () => {
		const plan = planOf(types, ['plan.name', 'plan name']);
		const both = { custom_attributes: { 'plan.name': 'a', 'plan name': 'b' } };
		expect(added(both, {}, plan)).toMatchObject({
			rules: [set('plan_name', 'b')],
			warnings: ['propertyTaken (plan_name)'],
		});
		const one = { custom_attributes: { 'plan.name': 'a' } };
		expect(added(one, {}, plan)).toMatchObject({
			rules: [],
			warnings: ['propertyTaken (plan_name)'],
		});
	});

	it('a row comes first', () => {
		const rows = [
			{ field: custom('x'), property: 'phone', strategy: 'set', type: 'text' },
			{ field: custom('y'), property: 'target', strategy: 'set', type: 'text' },
		] as const;
		const user = { phone: '1', custom_attributes: { target: '2' } };
		expect(added(user, {}, planOf(types), rows)).toMatchObject({
			rules: [],
			warnings: ['propertyTaken (phone)', 'propertyTaken (target)'],
		});
	});
});

describe('missing properties', () => {
	it('are told, unless the field says nothing', () => {
		const user = { phone: '1', custom_attributes: { tier: 'gold', nothing: '' } };
		expect(added(user, { prefix: 'b ' }, planOf({}))).toMatchObject({
			rules: [],
			warnings: ['propertyMissing (b_phone)', 'propertyMissing (b_tier)'],
		});
	});

	it('are not all named when they are many', () => {
		const mapRow = compileToBlueConic(
			mappingWith({ remaining: remainingWith({ leaveOut: ['phone'] }) }),
			undefined,
			planOf({}),
		);
		const targets = new Set<string>();
		for (let number = 0; number < 12_000; number += 1) {
			const user = { external_id: 'e', custom_attributes: { [`a${number}`]: 1 } };
			mapRow(user, { source: 1, line: 1 }, (_kind, target) => targets.add(target));
		}
		expect(targets.size).toBeLessThanOrEqual(501);
		expect(targets).toContain('others');
	});
});

describe('clear', () => {
	const plan = planOf(
		{ phone: 'text', gender: 'text', tier: 'text', points: 'number', gone: 'text' },
		['phone', 'tier', 'points', 'away'],
	);
	const cleared = (id: string) => ({ id, values: [], strategy: 'SET' });

	it.each<[string, object, readonly object[]]>([
		[
			'what the user holds',
			{ phone: '1', custom_attributes: { tier: 'gold', points: 5 } },
			[set('phone', '1'), set('tier', 'gold'), set('points', '5')],
		],
		[
			'what is empty, and what the user lacks of what the run holds',
			{ gender: null, custom_attributes: { gone: '' } },
			[cleared('gender'), cleared('phone'), cleared('gone'), cleared('tier'), cleared('points')],
		],
		['without custom attributes', {}, [cleared('phone'), cleared('tier'), cleared('points')]],
	])('%s', (_case, user, expected) => {
		const { rules, warnings } = added(user, { strategy: 'clear' }, plan);
		expect(rules).toEqual(expect.arrayContaining([...expected]));
		expect(rules).toHaveLength(expected.length);
		expect(warnings).toEqual([]);
	});

	it('one that does not fit is not cleared', () => {
		const user = { phone: '1', custom_attributes: { tier: 'gold', points: 'many' } };
		expect(added(user, { strategy: 'clear' }, plan)).toMatchObject({
			rules: [set('phone', '1'), set('tier', 'gold')],
			warnings: ['notANumber (points)'],
		});
	});
});

describe('without a plan', () => {
	const user = { external_id: 'e', phone: '1', custom_attributes: { points: 5.5 } };
	const remaining = remainingWith();

	it('the catalogue tells which properties there are', () => {
		const { mapped, warnings } = mapUser(user, { remaining }, catalogueOf({ points: 'number' }));
		expect(rulesOf(mapped)).toEqual([identified]);
		expect(warnings).toEqual(['propertyMissing (phone)', 'notAnInteger (points)']);
	});

	it('nobody knows, and all goes as text', () => {
		expect(rulesOf(mapUser(user, { remaining }).mapped)).toEqual([
			identified,
			set('phone', '1'),
			set('points', '5.5'),
		]);
	});
});
