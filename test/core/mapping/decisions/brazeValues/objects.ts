import { attribute, decided, longest, tooLong, type DecidedValue } from './decision';

const aHundredKilobytes = JSON.stringify({
	id: 1,
	list: Array.from({ length: 420 }, () => 'x'.repeat(250)),
});
/** Under the limit in characters, over it in bytes. */
const foxesOverTheLimit = JSON.stringify({
	id: 1,
	list: Array.from({ length: 200 }, () => '🦊'.repeat(200)),
});

/** Whatever is done with an object. */
const problems: readonly DecidedValue[] = [
	['name with a space', ['{"a b":1}'], undefined, 'badNestedName'],
	['name with a dot', ['{"a.b":1}'], undefined, 'badNestedName'],
	['name with a dollar sign', ['{"$add":[1]}'], undefined, 'badNestedName'],
	['bad name inside', ['{"a":[{"b":{"c d":1}}]}'], undefined, 'badNestedName'],
	['name over 255 characters', [`{"${tooLong}":1}`], undefined, 'badNestedName'],
	['text over 255 characters', [`{"a":"${tooLong}"}`], undefined, 'textTooLong'],
	['text over 255 characters in a list', [`{"a":["${tooLong}"]}`], undefined, 'textTooLong'],
	['no date', ['{"at":{"$time":"soon"}}'], undefined, 'notADate'],
	['date null', ['{"at":{"$time":null}}'], undefined, 'notADate'],
	['date over the year 3000', ['{"at":{"$time":"3001-01-01"}}'], undefined, 'notADate'],
	['number beyond any', ['{"a":1e999}'], undefined, 'numberTooLarge'],
	['over 100 KB', [aHundredKilobytes], undefined, 'objectTooLarge'],
	['over 100 KB in bytes', [foxesOverTheLimit], undefined, 'objectTooLarge'],
	['200 objects deep', ['{"a":'.repeat(200) + '1' + '}'.repeat(200)], undefined, 'objectTooDeep'],
	['nulls only', ['{"a":null}'], undefined, 'nullsRemoved'],
	['no JSON', ['{"a":'], undefined, 'notAnObject'],
	['word', ['abc'], undefined, 'notAnObject'],
	['number', ['5'], undefined, 'notAnObject'],
	['text of JSON', ['"abc"'], undefined, 'notAnObject'],
	['list of numbers', ['[1,2]'], undefined, 'notAnObject'],
	['empty object', ['{}'], undefined],
	['empty list', ['[]'], undefined],
	['null', ['null'], undefined],
	['blank', [' '], undefined],
];

const singles: readonly DecidedValue[] = [
	['object', ['{"a":1,"b":"x","c":true}'], '{"a":1,"b":"x","c":true}'],
	['white space between', [' { "a" : [ 1 , 2 ] } '], '{"a":[1,2]}'],
	['object in an object', ['{"a":{"b":{"c":1}}}'], '{"a":{"b":{"c":1}}}'],
	['empty object inside', ['{"a":{}}'], '{"a":{}}'],
	['digits beyond 2^53', ['{"a":9007199254740993}'], '{"a":9007199254740993}'],
	['nulls', ['{"a":1,"b":null,"c":[1,null]}'], '{"a":1,"c":[1]}', 'nullsRemoved'],
	['name __proto__', ['{"__proto__":{"a":1}}'], '{"__proto__":{"a":1}}'],
	['date', ['{"at":{"$time":"2020-07-10"}}'], '{"at":{"$time":"2020-07-10"}}'],
	['date in a text', ['{"at":"2020-07-10"}'], '{"at":"2020-07-10"}'],
	[
		'name and text of 255 characters',
		[`{"${longest}":"${longest}"}`],
		`{"${longest}":"${longest}"}`,
	],
];

const operators: readonly DecidedValue[] = [
	['name inc only', ['{"inc":5}'], undefined, 'looksLikeOperator'],
	['names add and remove only', ['{"add":[1],"remove":[2]}'], undefined, 'looksLikeOperator'],
	['name add beside others', ['{"add":[1],"b":2}'], '{"add":[1],"b":2}'],
];

const aList: DecidedValue = ['list of objects', ['[{"a":1},{"a":2}]'], '[{"a":1},{"a":2}]'];

export const lists: readonly DecidedValue[] = [
	aList,
	['several objects', ['{"a":1}', '{"a":2}'], '[{"a":1},{"a":2}]'],
	['objects and lists of them', ['[{"a":1}]', '{"a":2}'], '[{"a":1},{"a":2}]'],
	['object and a word', ['{"a":1}', 'abc'], '[{"a":1}]', 'notAnObject'],
	['list of an object and a number', ['[{"a":1},5]'], '[{"a":1}]', 'notAnObject'],
	['list of an object and null', ['[{"a":1},null]'], '[{"a":1}]', 'nullsRemoved'],
	['list with one bad name', ['[{"a":1},{"a b":1}]'], '[{"a":1}]', 'badNestedName'],
	[
		'list of an object and a date',
		['[{"a":1},{"$time":"2020-07-10"}]'],
		'[{"a":1}]',
		'badNestedName',
	],
];

export const objectDecisions = [
	...decided({ ...attribute, type: 'object' }, [...singles, ...operators, ...lists, ...problems]),
	...decided({ ...attribute, style: 'mergeObject', type: 'automatic' }, [
		...singles,
		...operators,
		...problems.filter(([kind]) => kind !== 'list of numbers'),
		['list of objects', ['[{"a":1}]'], undefined, 'notAnObject'],
		['several objects', ['{"a":1}', '{"a":2}'], '{"a":1}', 'severalValuesFirstSent'],
	]),
	...decided({ ...attribute, style: 'mergeObject', type: 'object' }, [
		['object', ['{"a":1}'], '{"a":1}'],
	]),
	...decided({ ...attribute, style: 'addObjects', type: 'automatic' }, [
		['object', ['{"a":1}'], '[{"a":1}]'],
		['name inc only', ['{"inc":5}'], '[{"inc":5}]'],
		...lists,
		...problems,
	]),
	...decided({ ...attribute, style: 'updateObjects', type: 'automatic' }, [
		[
			'object with the key',
			['{"id":7,"a":1}'],
			'[{"$identifier_key":"id","$identifier_value":7,"$new_object":{"a":1}}]',
		],
		[
			'key of digits beyond 2^53',
			['{"id":9007199254740993,"a":1}'],
			'[{"$identifier_key":"id","$identifier_value":9007199254740993,"$new_object":{"a":1}}]',
		],
		[
			'several objects, one without the key',
			['{"id":"x","a":1}', '{"a":2}'],
			'[{"$identifier_key":"id","$identifier_value":"x","$new_object":{"a":1}}]',
			'identifierKeyMissing',
		],
		['object without the key', ['{"a":1}'], undefined, 'identifierKeyMissing'],
		['key that is a list', ['{"id":[1],"a":1}'], undefined, 'identifierKeyMissing'],
		['key null', ['{"id":null,"a":1}'], undefined, 'nullsRemoved'],
		['key only', ['{"id":7}'], undefined, 'nothingToUpdate'],
		...problems.filter(([kind]) => kind !== 'nulls only'),
	]),
	...decided({ ...attribute, style: 'removeObjects', type: 'automatic' }, [
		['object with the key', ['{"id":7,"a":1}'], '[{"$identifier_key":"id","$identifier_value":7}]'],
		[
			'list of objects',
			['[{"id":1},{"id":2}]'],
			'[{"$identifier_key":"id","$identifier_value":1},{"$identifier_key":"id","$identifier_value":2}]',
		],
		['plain value', ['007'], '[{"$identifier_key":"id","$identifier_value":"007"}]'],
		['duplicates', ['a', 'a'], '[{"$identifier_key":"id","$identifier_value":"a"}]'],
		['object without the key', ['{"a":1}'], undefined, 'identifierKeyMissing'],
		['over 255 characters', [tooLong], undefined, 'textTooLong'],
		['blank', [''], undefined],
	]),
	...decided({ ...attribute, style: 'removeObjects', type: 'number' }, [
		['plain value', ['007'], '[{"$identifier_key":"id","$identifier_value":7}]'],
		['word', ['abc'], undefined, 'notANumber'],
	]),
	...decided({ ...attribute, style: 'removeObjects', type: 'automatic', propertyType: 'number' }, [
		['plain value', ['007'], '[{"$identifier_key":"id","$identifier_value":7}]'],
	]),
];
