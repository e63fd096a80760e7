import { textsOf } from '../../../demo/oracle/brazeValue';

test.each<[string, unknown, readonly string[]]>([
	['missing', undefined, []],
	['null', null, []],
	['empty text', '', []],
	['white space', ' \t\n ', []],
	['empty list', [], []],
	['empty object', {}, []],
	['list of nothing', [null, '', [], {}], []],
	['text, not trimmed', ' a ', [' a ']],
	['text that looks like JSON', '{"a":1}', ['{"a":1}']],
	['zero', 0, ['0']],
	['negative number', -12.5, ['-12.5']],
	['true', true, ['true']],
	['false', false, ['false']],
	['list', ['a', 1, false], ['a', '1', 'false']],
	['list with gaps', ['a', null, ' ', 'b'], ['a', 'b']],
	['list with duplicates', ['a', 'a'], ['a', 'a']],
	['list in a list', [['a'], ['b', ['c']]], ['a', 'b', 'c']],
	['object', { a: [1] }, ['{"a":[1]}']],
])('%s', (_name, value, expected) => {
	expect(textsOf(value)).toEqual(expected);
});
