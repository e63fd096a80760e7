import type { ToBrazeRow } from '../../../../core/mapping/model/toBrazeMapping';
import { thrownBy } from '../../flow/thrown';
import { custom, from, group, known, mapped, nested, row, sent, standard } from './mappedProfile';

const kim = known({
	a: ['x'],
	b: ['y'],
	n: ['5'],
	since: ['0'],
	unsubscribed: ['unsubscribed'],
	subscribed: ['subscribed'],
	plan: ['{"name":"gold"}'],
	pets: ['{"id":1,"name":"Tom"}'],
	gone: ['7'],
	word: ['some'],
});

const nestedRow = (path: readonly string[], changes: Partial<ToBrazeRow> = {}) =>
	row({ target: nested(...path), ...changes });

it.each<[string, readonly ToBrazeRow[], string, readonly string[]]>([
	[
		'standard fields and custom attributes lie side by side',
		[row({ target: standard('first_name') }), row({ target: custom('plan.name') })],
		'"first_name":"x","plan.name":"x"',
		['"x"', '"x"'],
	],
	['a value inside an attribute', [nestedRow(['plan', 'name'])], '"plan":{"name":"x"}', ['"x"']],
	[
		'values inside one attribute lie in one object, where its first row is',
		[
			nestedRow(['plan', 'name']),
			row({ target: custom('c') }),
			nestedRow(['plan', 'in', 'deep', 'n'], { source: from('n'), type: 'number' }),
			nestedRow(['other', 'name']),
			nestedRow(['plan', 'in', 'b'], { source: from('b') }),
			nestedRow(['plan', 'in', 'deep', 'since'], { source: from('since'), type: 'date' }),
		],
		'"plan":{"name":"x","in":{"deep":{"n":5,"since":{"$time":"1970-01-01T00:00:00.000Z"}},"b":"y"}},"c":"x","other":{"name":"x"}',
		['"x"', '"x"', '5', '"x"', '"y"', '{"$time":"1970-01-01T00:00:00.000Z"}'],
	],
	[
		'objects without a value are left out',
		[
			nestedRow(['plan', 'name'], { source: from('none') }),
			nestedRow(['other', 'in', 'name'], { source: from('none') }),
			nestedRow(['other', 'b'], { source: from('b') }),
		],
		'"other":{"b":"y"}',
		['', '', '"y"'],
	],
	[
		'nested names with a meaning in JavaScript',
		[nestedRow(['__proto__', 'constructor']), nestedRow(['__proto__', 'toString', '__proto__'])],
		'"__proto__":{"constructor":"x","toString":{"__proto__":"x"}}',
		['"x"', '"x"'],
	],
	[
		'subscription groups are one list',
		[
			row({ target: group('g-1'), source: from('subscribed') }),
			row({ target: custom('c') }),
			row({ target: group('g-2'), source: from('none') }),
			row({ target: group('g-"3"'), source: from('unsubscribed') }),
		],
		'"subscription_groups":[{"subscription_group_id":"g-1","subscription_state":"subscribed"},{"subscription_group_id":"g-\\"3\\"","subscription_state":"unsubscribed"}],"c":"x"',
		['"subscribed"', '"x"', '', '"unsubscribed"'],
	],
	['groups without a state', [row({ target: group('g-1'), source: from('none') })], '', ['']],
	[
		'what is added to a list and what is taken out',
		[
			row({ style: 'addToList' }),
			row({ target: custom('c') }),
			row({ style: 'removeFromList', source: from('b') }),
		],
		'"a":{"add":["x"],"remove":["y"]},"c":"x"',
		['{"add":["x"]}', '"x"', '{"remove":["y"]}'],
	],
	[
		'only what is taken out',
		[row({ style: 'addToList', source: from('none') }), row({ style: 'removeFromList' })],
		'"a":{"remove":["x"]}',
		['', '{"remove":["x"]}'],
	],
	[
		'objects added and objects removed',
		[
			row({ style: 'addObjects', type: 'object', source: from('pets') }),
			row({ style: 'removeObjects', source: from('gone'), type: 'number', identifierKey: 'id' }),
		],
		'"a":{"$add":[{"id":1,"name":"Tom"}],"$remove":[{"$identifier_key":"id","$identifier_value":7}]}',
		[
			'{"$add":[{"id":1,"name":"Tom"}]}',
			'{"$remove":[{"$identifier_key":"id","$identifier_value":7}]}',
		],
	],
	[
		'objects updated make the whole merge',
		[row({ style: 'updateObjects', type: 'object', source: from('pets'), identifierKey: 'id' })],
		'"_merge_objects":true,"a":{"$update":[{"$identifier_key":"id","$identifier_value":1,"$new_object":{"name":"Tom"}}]}',
		['{"$update":[{"$identifier_key":"id","$identifier_value":1,"$new_object":{"name":"Tom"}}]}'],
	],
	[
		'merged objects',
		[
			row({ style: 'mergeObject', type: 'object', source: from('plan') }),
			nestedRow(['plan', 'name'], { style: 'mergeObject' }),
			nestedRow(['plan', 'n'], { style: 'mergeObject', source: from('n') }),
		],
		'"_merge_objects":true,"a":{"name":"gold"},"plan":{"name":"x","n":"5"}',
		['{"name":"gold"}', '"x"', '"5"'],
	],
	[
		'merging is told also where nothing is merged',
		[row({ style: 'mergeObject', type: 'object', source: from('none') })],
		'"_merge_objects":true',
		[''],
	],
	[
		'what is empty is cleared, or left',
		[
			row({ source: from('none'), whenEmpty: 'clear' }),
			row({ source: from('none'), target: standard('country'), whenEmpty: 'clear' }),
			row({ source: from('none'), target: custom('c') }),
			row({ source: from('word'), target: custom('d'), type: 'number', whenEmpty: 'clear' }),
		],
		'"a":null,"country":null',
		['null', 'null', '', ''],
	],
])('%s', (_case, rows, attributes, fields) => {
	const line = `{"external_id":"c1","_update_existing_only":false${attributes && `,${attributes}`}}`;
	expect(mapped(kim, { rows }).result).toMatchObject({ line, fields });
});

describe('of rows that cannot share an attribute the first counts', () => {
	it.each<[string, readonly ToBrazeRow[], string]>([
		['twice the same', [row(), row({ source: from('b') })], '"a":"x"'],
		[
			'a field and an attribute',
			[row({ target: standard('a') }), row({ source: from('b') })],
			'"a":"x"',
		],
		['a value and one inside it', [row(), nestedRow(['a', 'in'])], '"a":"x"'],
		['inside, and the whole', [nestedRow(['a', 'in']), row()], '"a":{"in":"x"}'],
		['a change and a value', [row({ style: 'addToList' }), row()], '"a":{"add":["x"]}'],
		['a value and a change', [row(), row({ style: 'addToList' })], '"a":"x"'],
		[
			'the same change twice',
			[row({ style: 'addToList' }), row({ style: 'addToList', source: from('b') })],
			'"a":{"add":["x"]}',
		],
		[
			'a path and one further in',
			[nestedRow(['a', 'in']), nestedRow(['a', 'in', 'side'], { source: from('b') })],
			'"a":{"in":"x"}',
		],
		[
			'a path and one less far in',
			[nestedRow(['a', 'in', 'side']), nestedRow(['a', 'in'], { source: from('b') })],
			'"a":{"in":{"side":"x"}}',
		],
		[
			'groups and an attribute of that name',
			[
				row({ target: group('g'), source: from('subscribed') }),
				row({ target: custom('subscription_groups') }),
			],
			'"subscription_groups":[{"subscription_group_id":"g","subscription_state":"subscribed"}]',
		],
	])('%s', (_case, rows, attributes) => {
		expect(sent(kim, rows).attributes).toBe(`,${attributes}}`);
	});
});

describe('values inside an attribute that Braze would drop as a whole', () => {
	const texts = Array.from({ length: 500 }, (_, position) => `${'é'.repeat(200)}${position}`);
	const large = known({ texts, a: ['x'] });
	const rows = [
		nestedRow(['plan', 'texts'], { source: from('texts'), type: 'list' }),
		row({ target: custom('c') }),
		nestedRow(['plan', 'name']),
	];
	const unlimited = { longestList: 1000 };

	it('are left out', () => {
		expect(mapped(large, { rows, ...unlimited })).toEqual({
			result: {
				line: '{"external_id":"c1","_update_existing_only":false,"c":"x"}',
				once: false,
				sourceId: 'p1',
				fields: ['', '"x"', ''],
			},
			warnings: ['objectTooLarge (plan)'],
		});
	});

	it('refuse their row', async () => {
		const error = await thrownBy(() =>
			mapped(large, { rows, ...unlimited, whenUnfit: 'refuseRow' }),
		);
		expect(error).toMatchObject({ kind: 'row', reason: 'objectTooLarge' });
		expect(error.message).toContain("Mapping 1 has no value that Braze takes for 'plan'");
	});

	it('are sent up to 100 KB', () => {
		const fitting = known({ texts: texts.slice(0, 240), a: ['x'] });
		expect(mapped(fitting, { rows, ...unlimited }).warnings).toEqual([]);
	});
});
