import type { GoalRun } from '../../demo/goalRun';
import { expectExport } from '../../demo/oracle/exportGoal';
import { parseProfile, parseUser } from '../../demo/oracle/readState';
import type { State } from '../../demo/oracle/state';
import { tableText } from '../../demo/table';
import { verdict } from '../../demo/verdict';

const population = { users: 0, profiles: 1 };

const before: State = {
	users: [],
	profiles: [
		parseProfile({
			id: 'p1',
			properties: [{ id: 'braze_external_id', values: ['customer-1'] }],
		}),
	],
};

const { state: after, counts } = expectExport(before, population, 'everything');

const run: GoalRun = {
	executionId: '1',
	counts: { ...counts, requests: 1 },
	requestsSeen: 1,
	seconds: 1.26,
};

const stranger = parseUser({ braze_id: 'b9', external_id: 'customer-9', first_name: 'Kim' });

it('finds nothing in a run that did what the oracle expects', () => {
	const { row, examples } = verdict('export', run, before, after, population);
	expect(examples).toEqual([]);
	expect(row).toMatchObject({ goal: 'export', read: 1, accepted: 1, seconds: 1.3, differences: 0 });
});

it.each<[string, GoalRun, State, string]>([
	[
		'a wrong count',
		{ ...run, counts: { ...run.counts, accepted: 0 } },
		after,
		"count 'accepted': expected 1, got 0",
	],
	[
		'a request too many',
		{ ...run, requestsSeen: 2 },
		after,
		'requests: expected 1, told 1, seen 2',
	],
	['a user who did not arrive', run, { ...after, users: [] }, 'customer-1'],
	['a user nobody sent', run, { ...after, users: [...after.users, stranger] }, 'customer-9'],
])('finds %s', (_case, told, arrived, example) => {
	const { row, examples } = verdict('export', told, before, arrived, population);
	expect(row.differences).toBe(1);
	expect(examples.join('\n')).toContain(example);
});

it('the table has its goals to the left and its numbers to the right', () => {
	const { row } = verdict('export', run, before, after, population);
	const [headings = '', line = ''] = tableText([row]).split('\n');
	expect(headings).toMatch(/^goal {4}read {2}mapped/);
	expect(line).toMatch(/^export {2} {3}1 {2} {5}1/);
	expect(line).toHaveLength(headings.length);
});
