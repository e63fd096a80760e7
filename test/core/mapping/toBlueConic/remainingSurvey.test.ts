import fc from 'fast-check';

import type { RemainingFields } from '../../../../core/mapping/model/toBlueConicMapping';
import { missingProperties } from '../../../../core/mapping/toBlueConic/prepareRemaining';
import {
	RemainingSurvey,
	type RemainingField,
} from '../../../../core/mapping/toBlueConic/remainingSurvey';
import { custom, mapUser, mappingWith, remainingWith } from './testMapping';

function surveyed(
	users: readonly unknown[],
	changes: Partial<RemainingFields> = {},
	mapping = mappingWith(),
): readonly RemainingField[] {
	const survey = new RemainingSurvey(mapping, remainingWith(changes));
	for (const user of users) survey.see(user);
	return survey.result();
}

it.each<[string, string, readonly unknown[]]>([
	['number', 'whole numbers', [5, 0, -2147483647]],
	['number', 'lists of whole numbers', [[1, 2], null, 3]],
	['number', 'numbers and nothing', [5, '', ' ', null, [], {}]],
	['decimal', 'numbers', [5, 2.5]],
	['decimal', 'numbers, the fraction first', [2.5, 5]],
	['text', 'a number that is too large', [5, 2147483648]],
	['text', 'a number beyond 2^53', [9007199254740993n]],
	['text', 'a number that is too small', [1e-7]],
	['text', 'a number as text: it may be an ID', ['5']],
	['date', 'dates', ['2020-07-10', '2020-07-10T15:00:00Z', '2020-07-10 15:00:00.000 UTC']],
	['date', 'a list of dates', [['2020-07-10']]],
	['text', 'a date and a text', ['2020-07-10', 'soon']],
	['text', 'a date and a number', ['2020-07-10', 5]],
	['text', 'a number and a date', [5, '2020-07-10']],
	['text', 'true', [true]],
	['text', 'a number and true', [5, true]],
	['text', 'an object', [{ a: 1 }]],
	['text', 'a list of objects', [[{ a: 1 }]]],
	['text', 'a list of lists', [[[5]]]],
	['text', 'a text', ['gold']],
	['text', 'a list of several kinds', [['gold', 5], 5]],
])('%s fits %s', (type, _case, values) => {
	const users = values.map((v) => ({ custom_attributes: { v } }));
	expect(surveyed(users)).toEqual([{ kind: 'customAttribute', name: 'v', property: 'v', type }]);
});

it('fields that hold nothing are not seen', () => {
	const users = [
		{ phone: '', custom_attributes: { a: null, b: ' ', c: [], d: {} } },
		{ custom_attributes: 'none' },
		{ custom_attributes: ['a'] },
		null,
		'text',
		[],
	];
	expect(surveyed(users)).toEqual([]);
});

it('standard fields come first, custom attributes by name', () => {
	const users = [
		{ phone: '1', custom_attributes: { b: 1, 'a b': 2 } },
		{ dob: '2000-01-01', devices: [{}], custom_attributes: { a: 3 } },
	];
	expect(surveyed(users, { prefix: 'x.' })).toEqual([
		{ kind: 'standard', name: 'dob', property: 'x_dob', type: 'date' },
		{ kind: 'standard', name: 'phone', property: 'x_phone', type: 'text' },
		{ kind: 'customAttribute', name: 'a', property: 'x_a', type: 'number' },
		{ kind: 'customAttribute', name: 'a b', property: 'x_a_b', type: 'number' },
		{ kind: 'customAttribute', name: 'b', property: 'x_b', type: 'number' },
	]);
});

it('fields that are named, left out or without a property of their own are not there', () => {
	const rows = [
		{ field: custom('plan.name'), property: 'taken', strategy: 'set', type: 'text' },
	] as const;
	const users = [
		{
			external_id: 'named',
			phone: 'left out',
			custom_attributes: {
				plan: { name: 'named' },
				taken: 1,
				external: 1,
				country: 1,
				'a.b': 1,
				'a-b': 1,
				'a b': 1,
				out: 1,
			},
		},
	];
	const fields = surveyed(users, { leaveOut: ['phone', 'out'] }, mappingWith({ rows }));
	expect(fields.map(({ name }) => name)).toEqual(['a b', 'a-b']);
});

it('names are bounded', () => {
	const attributes = Array.from({ length: 2500 }, (_, number) => [`a${number}`, number]);
	expect(surveyed([{ custom_attributes: Object.fromEntries(attributes) }])).toHaveLength(2000);
});

it('the order of the rows does not matter', () => {
	const value = fc.oneof(fc.integer(), fc.double(), fc.constant('2020-01-01'), fc.jsonValue());
	const user = fc.record(
		{
			phone: value,
			custom_attributes: fc.dictionary(fc.constantFrom('a', 'b', 'a b', 'a.b', '__proto__'), value),
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(fc.array(user), (users) => {
			expect(surveyed(users)).toEqual(surveyed(users.toReversed()));
		}),
	);
});

it('values fit the type that was found', () => {
	const value = fc.oneof(
		{ weight: 3, arbitrary: fc.integer() },
		fc.double({ noNaN: true }),
		fc.constant('2020-01-01'),
		fc.string(),
		fc.array(fc.integer()),
		fc.jsonValue(),
	);
	fc.assert(
		fc.property(fc.array(value, { maxLength: 3 }), (values) => {
			const users = values.map((v) => ({ external_id: 'e', custom_attributes: { v } }));
			const fields = surveyed(users);
			const properties = new Map(fields.map(({ property, type }) => [property, type]));
			const plan = { properties, seen: fields.map(({ name }) => name) };
			const told = users.flatMap(
				(user) => mapUser(user, { remaining: remainingWith() }, undefined, plan).warnings,
			);
			expect(told.filter((one) => !/^(numberTooLarge|nestedTooDeep)/.test(one))).toEqual([]);
		}),
	);
});

it.each<[RemainingField, object]>([
	[
		{ kind: 'standard', name: 'phone', property: 'phone', type: 'text' },
		{ id: 'phone', name: 'phone', type: 'text' },
	],
	[
		{ kind: 'customAttribute', name: 'Plan name', property: 'braze_Plan_name', type: 'date' },
		{ id: 'braze_Plan_name', name: 'braze_Plan name', type: 'date' },
	],
	[
		{ kind: 'customAttribute', name: '🐎', property: '__', type: 'number' },
		{ id: '__', name: '🐎', type: 'number' },
	],
	[
		{ kind: 'customAttribute', name: '', property: '_', type: 'text' },
		{ id: '_', name: '_', type: 'text' },
	],
])('the property that %j lacks', (field, expected) => {
	expect(missingProperties([field], new Map())).toEqual([expected]);
	expect(missingProperties([field], new Map([[field.property, 'text']]))).toEqual([]);
});
