import type { BrazeTarget } from '../../../../core/mapping/model/brazeTarget';
import type { ProfileSource } from '../../../../core/mapping/model/profileSource';
import {
	brazeIdentifiers,
	brazeValueTypes,
	unfitRules,
	updateStyles,
} from '../../../../core/mapping/model/toBrazeMapping';
import { parseToBraze } from '../../../../core/mapping/parse/parseToBraze';
import { thrownBy } from '../../flow/thrown';
import {
	brazeIdentifier as identifier,
	brazeParameters as parameters,
	brazeRow as row,
	custom,
	group,
	list,
	nested,
} from './parameters';

it('what is not stored is at its default', () => {
	expect(parseToBraze(parameters([row()]))).toEqual({
		direction: 'toBraze',
		identifiers: [
			{
				identifier: 'external_id',
				aliasLabel: '',
				source: { kind: 'property', property: 'crm_id' },
			},
		],
		allowCreation: false,
		rows: [
			{
				source: { kind: 'property', property: 'points' },
				target: { kind: 'customAttribute', name: 'points' },
				style: 'set',
				type: 'automatic',
				whenEmpty: 'leave',
				identifierKey: '',
			},
		],
		whenUnfit: 'leaveOut',
		timeZone: 'UTC',
		longestList: 25,
	});
});

it.each<[string, unknown, object]>([
	['allowCreation', true, { allowCreation: true }],
	['brazeMappings', {}, { rows: [] }],
	['brazeMappings', undefined, { rows: [] }],
	['options', {}, {}],
	['options', { timeZone: 'Asia/Tokyo' }, { timeZone: 'Asia/Tokyo' }],
	...unfitRules.map((whenUnfit): [string, unknown, object] => [
		'options',
		{ whenUnfit },
		{ whenUnfit },
	]),
	['options', { longestList: 100 }, { longestList: 100 }],
	...brazeIdentifiers.map((one): [string, unknown, object] => [
		'brazeIdentifiers',
		{ values: [{ identifier: one, aliasLabel: ' crm ', source: 'profileId' }] },
		{
			identifiers: [
				{
					identifier: one,
					aliasLabel: one === 'user_alias' ? 'crm' : '',
					source: { kind: 'profileId' },
				},
			],
		},
	]),
])('%s: %j', (name, value, expected) => {
	const mapping = parseToBraze(parameters([], { [name]: value }));
	expect(mapping).toEqual({ ...parseToBraze(parameters([])), ...expected });
});

it.each<[object, ProfileSource]>([
	[{ property: list(' plan ') }, { kind: 'property', property: 'plan' }],
	[
		{ source: 'property', property: list('a') },
		{ kind: 'property', property: 'a' },
	],
	[{ source: 'profileId' }, { kind: 'profileId' }],
	[{ source: 'segments' }, { kind: 'segments', as: 'names', chosen: [] }],
	[
		{ source: 'segments', telling: 'ids', chosenSegments: 'a, b\r\nc,\n"Men, 30+"\n a' },
		{ kind: 'segments', as: 'ids', chosen: ['a', 'b', 'c', 'Men, 30+'] },
	],
	[{ source: 'viewedInteractions' }, { kind: 'viewedInteractions', as: 'names' }],
	[{ source: 'permissionLevel' }, { kind: 'permissionLevel' }],
	[
		{ source: 'consentedObjectives', telling: 'ids' },
		{ kind: 'consentedObjectives', as: 'ids' },
	],
	[
		{ source: 'refusedObjectives', telling: 'names' },
		{ kind: 'refusedObjectives', as: 'names' },
	],
	[
		{ source: 'staticText', text: ' =fixed ' },
		{ kind: 'staticText', text: ' =fixed ' },
	],
])('the source %j', (more, source) => {
	expect(parseToBraze(parameters([row(more)])).rows[0]?.source).toEqual(source);
});

it.each<[ReturnType<typeof list>, BrazeTarget]>([
	[list('country'), { kind: 'standard', name: 'country' }],
	[list('current_location'), { kind: 'standard', name: 'current_location' }],
	[
		{ ...list(''), mode: 'id', value: 'email' },
		{ kind: 'standard', name: 'email' },
	],
	[list('custom_attributes.plan'), { kind: 'customAttribute', name: 'plan' }],
	[list('custom_attributes.plan\\.name'), { kind: 'customAttribute', name: 'plan.name' }],
	[list('custom_attributes.plan.name'), { kind: 'nested', path: ['plan', 'name'] }],
	[list('subscription_groups.1a-2b'), { kind: 'subscriptionGroup', id: '1a-2b' }],
	[custom(' plan.name '), { kind: 'customAttribute', name: 'plan.name' }],
	[custom('__proto__'), { kind: 'customAttribute', name: '__proto__' }],
	[custom('dob'), { kind: 'standard', name: 'dob' }],
	[list('custom_attributes.email'), { kind: 'standard', name: 'email' }],
	[nested('plan.name'), { kind: 'nested', path: ['plan', 'name'] }],
	[nested('my\\.plan.a.__proto__'), { kind: 'nested', path: ['my.plan', 'a', '__proto__'] }],
	[group(' 1a-2b '), { kind: 'subscriptionGroup', id: '1a-2b' }],
])('the Braze field %j', (brazeField, target) => {
	expect(parseToBraze(parameters([row({ brazeField })])).rows[0]?.target).toEqual(target);
});

it.each(updateStyles)('the update style %s', (updateStyle) => {
	const more = { updateStyle, identifierKey: ' id ' };
	expect(parseToBraze(parameters([row(more)])).rows[0]).toMatchObject({
		style: updateStyle,
		identifierKey: 'id',
	});
});

it.each(brazeValueTypes)('the type %s stays what it is, whatever the style', (type) => {
	for (const updateStyle of updateStyles) {
		const [parsed] = parseToBraze(
			parameters([row({ updateStyle, type, identifierKey: 'k' })]),
		).rows;
		expect(parsed?.type).toBe(type);
	}
});

it.each<[string, object]>([
	['a standard field', { brazeField: list('email') }],
	['a custom attribute', { updateStyle: 'set' }],
	['a merged attribute', { updateStyle: 'mergeObject' }],
])('%s can be cleared', (_case, more) => {
	const [parsed] = parseToBraze(parameters([row({ ...more, whenEmpty: 'clear' })])).rows;
	expect(parsed?.whenEmpty).toBe('clear');
});

it.each<[string, readonly object[]]>([
	[
		'a list that grows and shrinks',
		[{ updateStyle: 'addToList' }, { updateStyle: 'removeFromList' }],
	],
	[
		'objects that come, change and go',
		[
			{ updateStyle: 'addObjects' },
			{ updateStyle: 'updateObjects', identifierKey: 'id' },
			{ updateStyle: 'removeObjects', identifierKey: 'id' },
		],
	],
	[
		'values inside one attribute',
		[
			{ brazeField: nested('plan.name') },
			{ brazeField: nested('plan.names') },
			{ brazeField: nested('plan.a.b') },
			{ brazeField: nested('plan.a.c') },
		],
	],
	[
		'attributes that merge, and values that are no objects',
		[
			{ brazeField: nested('plan.name'), updateStyle: 'mergeObject' },
			{ brazeField: custom('address'), updateStyle: 'mergeObject', type: 'object' },
			{ brazeField: custom('age') },
			{ brazeField: list('email') },
		],
	],
	[
		'an attribute whose name has a dot, and one inside another',
		[{ brazeField: custom('plan.name') }, { brazeField: nested('plan.name') }],
	],
])('%s may be in one mapping', (_case, rows) => {
	expect(parseToBraze(parameters(rows.map(row))).rows).toHaveLength(rows.length);
});

it('identifiers with other sources are a precedence', () => {
	const values = [identifier(), identifier({ property: list('old_id') }), { source: 'profileId' }];
	const parsed = parseToBraze(parameters([], { brazeIdentifiers: { values } }));
	expect(parsed.identifiers).toHaveLength(3);
});

type Case = readonly [what: string, wrong: unknown, sentence: string];

const rows = (...all: object[]) => parameters(all.map((more) => row(more)));
const identifiers = (...values: object[]) => parameters([], { brazeIdentifiers: { values } });
const anew = `open 'BlueConic Mapper' and choose that value anew.`;

const identifierCases: readonly Case[] = [
	[
		'no identifier',
		identifiers(),
		`'BlueConic Mapper' has no identifier: add one under 'Identifiers', so that users and profiles find each other.`,
	],
	['no property', identifiers({}), `Identifier 1 has no 'Profile Property': choose one.`],
	[
		'no label',
		identifiers(identifier(), identifier({ identifier: 'user_alias', aliasLabel: ' ' })),
		`Identifier 2 has no 'Alias Label': enter the label of the alias.`,
	],
	[
		'a source of many values',
		identifiers({ source: 'segments' }),
		`Identifier 1 has 'Segments' as 'Source', but a user is known by a single value: choose 'Profile Property', 'BlueConic Profile ID' or 'Static Text'.`,
	],
	[
		'a blank text',
		identifiers({ source: 'staticText', text: ' ' }),
		`Identifier 1 has no 'Text': enter one.`,
	],
	[
		'the same identifier twice',
		identifiers(identifier(), { source: 'profileId' }, identifier()),
		'Identifier 1 and Identifier 3 are the same: remove one of the two.',
	],
	[
		'another identifier',
		identifiers(identifier({ identifier: 'crm' })),
		`'Braze Identifier' of Identifier 1 cannot be read: ${anew}`,
	],
];

const sourceCases: readonly Case[] = [
	['no property', rows({ property: list('') }), `Mapping 1 has no 'Profile Property': choose one.`],
	[
		'no property stored',
		rows({ property: undefined }),
		`Mapping 1 has no 'Profile Property': choose one.`,
	],
	[
		'a blank static text',
		rows({}, { source: 'staticText', text: '\n ', brazeField: custom('x') }),
		`Mapping 2 has no 'Text': enter one.`,
	],
	['another source', rows({ source: 'tags' }), `'Source' of Mapping 1 cannot be read: ${anew}`],
	[
		'another telling',
		rows({ telling: 'both' }),
		`'Names or IDs' of Mapping 1 cannot be read: ${anew}`,
	],
];

const optionCases: readonly Case[] = [
	...[0, -1, 2.5, 2 ** 60].map((longestList): Case => [
		`a longest list of ${longestList}`,
		parameters([], { options: { longestList } }),
		`'Longest List' is ${longestList}: enter a whole number of 1 or more, as many elements as Braze keeps in a list.`,
	]),
	[
		'a longest list in words',
		parameters([], { options: { longestList: 'many' } }),
		`'Longest List' cannot be read: ${anew}`,
	],
	[
		'another rule for what does not fit',
		parameters([], { options: { whenUnfit: 'guess' } }),
		`'When Unfit' cannot be read: ${anew}`,
	],
	[
		'an unknown time zone',
		parameters([], { options: { timeZone: 'CET+1' } }),
		`'Time Zone' is "CET+1", which is no time zone that is known here: enter a name such as Europe/Amsterdam, or UTC.`,
	],
	['no object', 7, `The mapping cannot be read: ${anew}`],
];

describe.each<[string, readonly Case[]]>([
	['an identifier', identifierCases],
	['a source', sourceCases],
	['an option', optionCases],
])('%s is refused:', (_of, cases) => {
	it.each(cases)('%s', async (_what, wrong, sentence) => {
		const error = await thrownBy(() => parseToBraze(wrong));
		expect(error).toMatchObject({ kind: 'configuration', message: sentence });
	});
});
