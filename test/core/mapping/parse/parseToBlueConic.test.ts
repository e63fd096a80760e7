import type { BrazeField } from '../../../../core/mapping/model/brazeField';
import {
	blueConicValueTypes,
	mergeStrategies,
} from '../../../../core/mapping/model/toBlueConicMapping';
import { parseToBlueConic } from '../../../../core/mapping/parse/parseToBlueConic';
import { thrownBy } from '../../flow/thrown';
import {
	blueConicIdentifier as identifier,
	blueConicParameters as parameters,
	blueConicRow as row,
	byPath,
	custom,
	list,
} from './parameters';

const withIdentifiers = (values: readonly object[], more: object = {}) =>
	parameters([], { blueConicIdentifiers: { values }, ...more });

it('what is not stored is at its default', () => {
	expect(parseToBlueConic(parameters([row()]))).toEqual({
		direction: 'toBlueConic',
		identifiers: [
			{
				field: { kind: 'standard', name: 'external_id' },
				target: { kind: 'property', property: 'braze_id' },
			},
		],
		match: 'any',
		allowCreation: false,
		rows: [
			{
				field: { kind: 'standard', name: 'email' },
				property: 'email',
				strategy: 'set',
				type: 'automatic',
			},
		],
		remaining: undefined,
		timeZone: 'UTC',
	});
});

it.each<[string, unknown, object]>([
	['allowCreation', true, { allowCreation: true }],
	['identifierMatch', 'all', { match: 'all' }],
	['options', { timeZone: ' Europe/Amsterdam ', batchSize: 7 }, { timeZone: 'Europe/Amsterdam' }],
	['options', { timeZone: 'America/New_York' }, { timeZone: 'America/New_York' }],
	[
		'blueConicIdentifiers',
		{ values: [{ brazeField: custom(' bc '), matchBy: 'profileId' }] },
		{
			identifiers: [
				{ field: { kind: 'customAttribute', name: 'bc' }, target: { kind: 'profileId' } },
			],
		},
	],
	['blueConicMappings', {}, { rows: [] }],
	['blueConicMappings', undefined, { rows: [] }],
	['operation', 'preview', {}],
])('%s: %j', (name, value, expected) => {
	const mapping = parseToBlueConic(parameters([], { [name]: value }));
	expect(mapping).toEqual({ ...parseToBlueConic(parameters([])), ...expected });
});

it.each<[object, object]>([
	[{}, { strategy: 'set', prefix: '', leaveOut: [], createProperties: false }],
	[{ remainingStrategy: 'setIfEmpty' }, { strategy: 'setIfEmpty' }],
	[{ remainingPrefix: ' braze_1-' }, { prefix: 'braze_1-' }],
	[{ createProperties: true }, { createProperties: true }],
	[
		{ remainingLeaveOut: 'dob, custom_attributes.plan\n\n random_bucket ,dob,' },
		{ leaveOut: ['dob', 'custom_attributes.plan', 'random_bucket'] },
	],
])('remaining fields with %j', (more, expected) => {
	const { remaining } = parseToBlueConic(parameters([], { addRemainingFields: true, ...more }));
	expect(remaining).toEqual({
		strategy: 'set',
		prefix: '',
		leaveOut: [],
		createProperties: false,
		...expected,
	});
});

it.each<[ReturnType<typeof list>, BrazeField]>([
	[list('country'), { kind: 'standard', name: 'country' }],
	[list(' devices '), { kind: 'standard', name: 'devices' }],
	[list('custom_attributes.plan.name'), { kind: 'customAttribute', name: 'plan.name' }],
	[list('user_aliases.crm'), { kind: 'alias', label: 'crm' }],
	[custom(' plan.name '), { kind: 'customAttribute', name: 'plan.name' }],
	[custom('user_aliases.crm'), { kind: 'customAttribute', name: 'user_aliases.crm' }],
	[custom('__proto__'), { kind: 'customAttribute', name: '__proto__' }],
	[byPath('custom_events.order.last'), { kind: 'event', name: 'order', value: 'last' }],
	[byPath('purchases.SKU'), { kind: 'purchase', product: 'SKU', value: 'count' }],
	[byPath('campaigns_received.Hi'), { kind: 'campaign', nameOrId: 'Hi', path: [] }],
	[byPath('devices.model'), { kind: 'path', path: ['devices', 'model'] }],
	[byPath('last_coordinates.0'), { kind: 'path', path: ['last_coordinates', '0'] }],
])('the Braze field %j', (brazeField, field) => {
	expect(parseToBlueConic(parameters([row({ brazeField })])).rows[0]?.field).toEqual(field);
});

it.each(mergeStrategies)('the merge strategy %s', (mergeStrategy) => {
	const [parsed] = parseToBlueConic(parameters([row({ mergeStrategy })])).rows;
	expect(parsed?.strategy).toBe(mergeStrategy);
});

it.each(blueConicValueTypes)('the type %s stays what it is', (type) => {
	expect(parseToBlueConic(parameters([row({ type })])).rows[0]?.type).toBe(type);
});

it('two identifiers may share a property or a field, and a row may repeat one', () => {
	const identifiers = [
		identifier(),
		identifier({ brazeField: list('braze_id') }),
		identifier({ property: list('other') }),
		identifier({ matchBy: 'profileId' }),
	];
	const mapping = parseToBlueConic({
		...withIdentifiers(identifiers),
		blueConicMappings: { values: [row({ property: list('braze_id') })] },
	});
	expect(mapping.identifiers).toHaveLength(4);
});

it.each<[string, unknown, string]>([
	[
		'no identifier',
		withIdentifiers([]),
		`'BlueConic Mapper' has no identifier: add one under 'Identifiers', so that users and profiles find each other.`,
	],
	[
		'nothing at all',
		{},
		`'BlueConic Mapper' has no identifier: add one under 'Identifiers', so that users and profiles find each other.`,
	],
	[
		'no object',
		'mapping',
		`The mapping cannot be read: open 'BlueConic Mapper' and choose that value anew.`,
	],
	['an empty identifier', withIdentifiers([{}]), `Identifier 1 has no 'Braze Field': choose one.`],
	[
		'no property of an identifier',
		withIdentifiers([identifier(), identifier({ property: list(' ') })]),
		`Identifier 2 has no 'Profile Property': choose one.`,
	],
	[
		'the same identifier twice',
		withIdentifiers([identifier(), identifier({ matchBy: 'profileId' }), identifier()]),
		'Identifier 1 and Identifier 3 are the same: remove one of the two.',
	],
	[
		'the Profile ID among identifiers that all have to match',
		withIdentifiers([identifier(), identifier({ matchBy: 'profileId' })], {
			identifierMatch: 'all',
		}),
		`Identifier 2 is held against the BlueConic Profile ID, which decides alone whatever the other identifiers say: set 'Identifier Match' to 'Any of Them', or 'Match By' to 'Profile Property'.`,
	],
	[
		'no field of a row',
		parameters([row(), row({ brazeField: custom('') })]),
		`Mapping 2 has no 'Braze Field': choose one.`,
	],
	['an empty row', parameters([{}]), `Mapping 1 has no 'Braze Field': choose one.`],
	[
		'no property of a row',
		parameters([row({ property: undefined })]),
		`Mapping 1 has no 'Profile Property': choose one.`,
	],
	[
		'a field that the export does not have',
		parameters([row(), row({ brazeField: list('foo') })]),
		`Mapping 2 names the Braze field "foo", which Braze's export does not have: choose one from the list, or write "custom_attributes.foo".`,
	],
	[
		'a field of that kind in an identifier',
		withIdentifiers([identifier({ brazeField: list('__proto__') })]),
		`Identifier 1 names the Braze field "__proto__", which Braze's export does not have: choose one from the list, or write "custom_attributes.__proto__".`,
	],
	[
		'a way into such a field',
		parameters([row({ brazeField: byPath('plan.name') })]),
		`Mapping 1 names the Braze field "plan.name", which Braze's export does not have: choose one from the list, or write "custom_attributes.plan.name".`,
	],
	[
		'a way with an empty piece',
		parameters([row({ brazeField: byPath('devices..model') })]),
		`Mapping 1 has nothing between two dots of "devices..model" or behind the last: correct 'Braze Field'.`,
	],
	...['custom_events.', 'purchases.', 'campaigns_received.', 'user_aliases.'].map(
		(text): [string, unknown, string] => [
			`no name behind ${text}`,
			parameters([row({ brazeField: byPath(text) })]),
			`Mapping 1 has no 'Braze Field': choose one.`,
		],
	),
	[
		'two rows for one property',
		parameters([row(), row({ property: list('x') }), row({ brazeField: list('phone') })]),
		'Mapping 1 and Mapping 3 both write the property "email": remove one, or they would overwrite each other.',
	],
	[
		'another merge strategy',
		parameters([row({ mergeStrategy: 'sumUp' })]),
		`'Merge Strategy' of Mapping 1 cannot be read: open 'BlueConic Mapper' and choose that value anew.`,
	],
	[
		'another type',
		parameters([row(), row({ type: 'object' })]),
		`'Type' of Mapping 2 cannot be read: open 'BlueConic Mapper' and choose that value anew.`,
	],
	[
		'a number as field',
		parameters([row({ brazeField: { mode: 'list', value: 5 } })]),
		`'Braze Field' of Mapping 1 cannot be read: open 'BlueConic Mapper' and choose that value anew.`,
	],
	[
		'another kind of match',
		parameters([], { identifierMatch: 'some' }),
		`'Identifier Match' cannot be read: open 'BlueConic Mapper' and choose that value anew.`,
	],
	[
		'options that are none',
		parameters([], { options: 7 }),
		`'Options' cannot be read: open 'BlueConic Mapper' and choose that value anew.`,
	],
	[
		'a prefix that property names cannot have',
		parameters([], { addRemainingFields: true, remainingPrefix: 'braze.' }),
		`'Property Prefix' is "braze.", but property names are made of letters, digits, '-' and '_': leave out all else.`,
	],
	[
		'an unknown time zone',
		parameters([], { options: { timeZone: 'Mars/Olympus' } }),
		`'Time Zone' is "Mars/Olympus", which is no time zone that is known here: enter a name such as Europe/Amsterdam, or UTC.`,
	],
	[
		'no time zone',
		parameters([], { options: { timeZone: '' } }),
		`'Time Zone' is "", which is no time zone that is known here: enter a name such as Europe/Amsterdam, or UTC.`,
	],
])('%s is refused', async (_case, wrong, sentence) => {
	const error = await thrownBy(() => parseToBlueConic(wrong));
	expect(error).toMatchObject({ kind: 'configuration', message: sentence });
});

it('a prefix counts only where remaining fields are added', () => {
	expect(parseToBlueConic(parameters([], { remainingPrefix: 'a b' })).remaining).toBeUndefined();
});
