import { parseToBraze } from '../../../../core/mapping/parse/parseToBraze';
import { thrownBy } from '../../flow/thrown';
import {
	brazeParameters as parameters,
	brazeRow as row,
	custom,
	group,
	list,
	nested,
} from './parameters';

type Case = readonly [what: string, wrong: unknown, sentence: string];

const rows = (...all: object[]) => parameters(all.map((more) => row(more)));
const anew = `open 'BlueConic Mapper' and choose that value anew.`;

const toSet = `set 'Update Style' to 'Set', or choose a custom attribute as 'Braze Field'.`;

const styleCases: readonly Case[] = [
	[
		'an increment of a standard field',
		rows({ updateStyle: 'increment', brazeField: list('dob') }),
		`Mapping 1 has the update style 'Increment' for the standard field "dob", but Braze takes it only for custom attributes: ${toSet}`,
	],
	[
		'an increment of an attribute that is a standard field',
		rows({}, { updateStyle: 'increment', brazeField: custom('dob') }),
		`Mapping 2 has the update style 'Increment' for the standard field "dob", but Braze takes it only for custom attributes: ${toSet}`,
	],
	[
		'an increment inside an attribute',
		rows({ updateStyle: 'increment', brazeField: nested('a.b') }),
		`Mapping 1 has the update style 'Increment' for the nested attribute "a.b", but Braze takes it only for custom attributes: ${toSet}`,
	],
	...(
		[
			['addToList', 'Add to List'],
			['removeFromList', 'Remove From List'],
			['addObjects', 'Add Objects'],
			['updateObjects', 'Update Objects'],
			['removeObjects', 'Remove Objects'],
		] as const
	).flatMap(([updateStyle, word]): Case[] => [
		[
			`${updateStyle} for a standard field`,
			rows({ updateStyle, identifierKey: 'id', brazeField: list('country') }),
			`Mapping 1 has the update style '${word}' for the standard field "country", but Braze takes it only for custom attributes: ${toSet}`,
		],
		[
			`${updateStyle} inside an attribute`,
			rows({ updateStyle, identifierKey: 'id', brazeField: nested('a.b') }),
			`Mapping 1 has the update style '${word}' for the nested attribute "a.b", but Braze takes it only for custom attributes: ${toSet}`,
		],
		[
			`${updateStyle} for a subscription group`,
			rows({ updateStyle, identifierKey: 'id', brazeField: group('g') }),
			`Mapping 1 has the update style '${word}' for the subscription group "g", but Braze takes it only for custom attributes: ${toSet}`,
		],
	]),
	[
		'a merged standard field',
		rows({ updateStyle: 'mergeObject', brazeField: list('facebook') }),
		`Mapping 1 has the update style 'Merge Object' for the standard field "facebook", but Braze takes it only for custom and nested attributes: ${toSet}`,
	],
	...(['updateObjects', 'removeObjects'] as const).map((updateStyle): Case => [
		`${updateStyle} without a key`,
		rows({ updateStyle, identifierKey: ' ' }),
		`Mapping 1 has no 'Identifier Key': enter the key that the objects of the list are told apart by.`,
	]),
	...(
		[
			['addToList', 'Add to List'],
			['increment', 'Increment'],
			['addObjects', 'Add Objects'],
		] as const
	).map(([updateStyle, word]): Case => [
		`${updateStyle} that clears`,
		rows({ updateStyle, whenEmpty: 'clear' }),
		`Mapping 1 clears with the update style '${word}', but only 'Set' and 'Merge Object' can: set 'When Empty' to 'Leave'.`,
	]),
	...(['set', 'mergeObject'] as const).map((updateStyle): Case => [
		`${updateStyle} that clears inside an attribute`,
		rows({ updateStyle, whenEmpty: 'clear', brazeField: nested('a.b') }),
		`Mapping 1 clears the nested attribute "a.b", but Braze drops all values of an attribute that has an empty one inside: set 'When Empty' to 'Leave'.`,
	]),
	[
		'a subscription group that clears',
		rows({ whenEmpty: 'clear', brazeField: group('g') }),
		`Mapping 1 clears the subscription group "g", but a subscription group is never empty: set 'When Empty' to 'Leave'.`,
	],
	[
		'another update style',
		rows({ updateStyle: 'add' }),
		`'Update Style' of Mapping 1 cannot be read: ${anew}`,
	],
	[
		'another empty rule',
		rows({ whenEmpty: 'null' }),
		`'When Empty' of Mapping 1 cannot be read: ${anew}`,
	],
];

const overwrite = 'remove one, or they would overwrite each other.';
const oneOfTwo = 'remove one of the two.';

const pairCases: readonly Case[] = [
	[
		'one attribute twice',
		rows({}, { brazeField: custom('x') }, {}),
		`Mapping 1 and Mapping 3 both write the custom attribute "points": ${overwrite}`,
	],
	[
		'a field and an attribute of one name',
		rows({ brazeField: list('email') }, { brazeField: custom('email') }),
		`Mapping 1 and Mapping 2 both write the standard field "email": ${overwrite}`,
	],
	[
		'one subscription group twice',
		rows({ brazeField: group('g') }, { brazeField: group('g') }),
		`Mapping 1 and Mapping 2 both write the subscription group "g": ${overwrite}`,
	],
	[
		'one nested value twice',
		rows({ brazeField: nested('a.b') }, { brazeField: nested('a.b') }),
		`Mapping 1 and Mapping 2 both write the nested attribute "a.b": ${overwrite}`,
	],
	[
		'one list style twice',
		rows({ updateStyle: 'addToList' }, { updateStyle: 'addToList' }),
		`Mapping 1 and Mapping 2 both write the custom attribute "points": ${overwrite}`,
	],
	[
		'a list style and set',
		rows({ updateStyle: 'addToList' }, {}),
		`Mapping 1 and Mapping 2 both write the custom attribute "points": ${overwrite}`,
	],
	[
		'a list style and objects',
		rows({ updateStyle: 'addToList' }, { updateStyle: 'addObjects' }),
		`Mapping 1 and Mapping 2 both write the custom attribute "points": ${overwrite}`,
	],
	[
		'one style of objects twice',
		rows({ updateStyle: 'addObjects' }, { updateStyle: 'addObjects' }),
		`Mapping 1 and Mapping 2 both write the custom attribute "points": ${overwrite}`,
	],
	[
		'two increments',
		rows({ updateStyle: 'increment' }, { updateStyle: 'increment' }),
		`Mapping 1 and Mapping 2 both write the custom attribute "points": ${overwrite}`,
	],
	[
		'an attribute as a whole and inside',
		rows({ brazeField: nested('plan.name') }, { brazeField: custom('plan') }),
		`Mapping 1 writes inside "plan", which Mapping 2 writes as a whole: ${oneOfTwo}`,
	],
	[
		'an object as a whole and inside',
		rows({ brazeField: nested('a.b') }, { brazeField: nested('a.b.c') }),
		`Mapping 2 writes inside "a.b", which Mapping 1 writes as a whole: ${oneOfTwo}`,
	],
	...(
		[
			['a nested value', { brazeField: nested('plan.name') }],
			['an object', { brazeField: custom('plan'), type: 'object' }],
		] as const
	).flatMap(([what, whole]): Case[] => [
		[
			`${what} that is set beside a merged one`,
			rows(whole, { updateStyle: 'mergeObject' }),
			`Mapping 1 replaces the attribute "plan" as a whole, but Mapping 2 ('Merge Object') makes Braze merge objects, and Braze merges all objects of a user or none: set 'Update Style' of Mapping 1 to 'Merge Object', or move one of the two to another workflow.`,
		],
		[
			`${what} that is set beside objects that change`,
			rows({ updateStyle: 'updateObjects', identifierKey: 'id' }, whole),
			`Mapping 2 replaces the attribute "plan" as a whole, but Mapping 1 ('Update Objects') makes Braze merge objects, and Braze merges all objects of a user or none: set 'Update Style' of Mapping 2 to 'Merge Object', or move one of the two to another workflow.`,
		],
	]),
	[
		'a value that is set and one that is merged in one attribute',
		rows(
			{ brazeField: nested('plan.a'), updateStyle: 'mergeObject' },
			{ brazeField: nested('plan.b') },
		),
		`Mapping 2 replaces the attribute "plan" as a whole, but Mapping 1 ('Merge Object') makes Braze merge objects, and Braze merges all objects of a user or none: set 'Update Style' of Mapping 2 to 'Merge Object', or move one of the two to another workflow.`,
	],
];

describe.each<[string, readonly Case[]]>([
	['an update style', styleCases],
	['two rows', pairCases],
])('%s is refused:', (_of, cases) => {
	it.each(cases)('%s', async (_what, wrong, sentence) => {
		const error = await thrownBy(() => parseToBraze(wrong));
		expect(error).toMatchObject({ kind: 'configuration', message: sentence });
	});
});
