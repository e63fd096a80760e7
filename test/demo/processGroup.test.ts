import { parseGroupMembers } from '../../demo/n8n/processGroup';

describe('the members of a process group', () => {
	test.each([
		['the leader and its children', '  100  100\n 2104  100\n  200  200\n', [100, 2104]],
		['none when all are gone', '  200  200\n', []],
		['none in an empty list', '', []],
	])('are %s', (_title, processList, expected) => {
		expect(parseGroupMembers(processList, 100)).toEqual(expected);
	});
});
