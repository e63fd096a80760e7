import { inspect } from 'node:util';

import type { S3Store } from '../../core/stage/s3/store';
import { readState } from '../../demo/oracle/readState';
import type { State } from '../../demo/oracle/state';
import type { Sandbox } from '../../sandbox/sandbox';
import { byId, itemOf, runGoal, sentenceOf, type GoalChanges, type GoalFile } from './goal';
import { sandboxFor } from './sandboxFor';
import { keysBelow, openRowsOf, readJson, runFolder } from './stage';

const people = { users: 160, profiles: 160 };

const limited: GoalChanges['parameters'] = { 'Begin Run': { options: { limitProfiles: 10 } } };

/** Each user that is sent gets an attribute that nobody had. */
const tagged = {
	brazeMappings: {
		values: [
			{
				source: 'property',
				property: byId('braze_external_id'),
				brazeField: { __rl: true, mode: 'customAttribute', value: 'first_try' },
			},
		],
	},
};

/** The people that a goal writes to, each as a text. */
const peopleOf: Readonly<Record<GoalFile, (state: State) => readonly string[]>> = {
	'import-goal': ({ profiles }) => profiles.map((one) => inspect(one, whole)),
	'export-goal': ({ users }) => users.map((one) => inspect(one, whole)),
};

const whole = { depth: Infinity, maxArrayLength: null, maxStringLength: null, sorted: true };

describe.each(['import-goal', 'export-goal'] as const)('a first try with ten (%s)', (goal) => {
	const changes: GoalChanges = { parameters: { 'Map to Braze': tagged } };
	let sandbox: Sandbox;
	let store: S3Store;

	sandboxFor(
		{ ...people, braze: { export: { fileDelayMs: 0 } } },
		(opened) => ({ sandbox, store } = opened),
	);

	const peopleNow = async () => peopleOf[goal](await readState(sandbox.admin.url));

	it('sends ten and leaves no state; the whole run after it is another one', async () => {
		const before = new Set(await peopleNow());
		const first = await runGoal(sandbox, goal, {
			parameters: { ...changes.parameters, ...limited },
		});
		expect(sentenceOf(first)).toBeUndefined();
		const item = itemOf(first, 'Finish Run');
		expect(item).toMatchObject({ status: 'finished', counts: { read: 10 } });
		expect(openRowsOf(item)).toBe(0);
		const { accepted } = Object(item.counts);
		expect((await peopleNow()).filter((one) => !before.has(one))).toHaveLength(accepted);
		expect(accepted).toBeGreaterThan(0);
		const report = await readJson(store, String(item.report));
		expect(report).toMatchObject({ limitProfiles: 10, counts: { read: 10 } });
		expect(await keysBelow(store, 'stage/state/')).toEqual([]);

		const second = await runGoal(sandbox, goal, changes);
		expect(itemOf(second, 'Begin Run')).toMatchObject({ resumed: false });
		const whole = itemOf(second, 'Finish Run');
		expect(whole).toMatchObject({ status: 'finished', counts: { read: 160 } });
		expect(whole.runId).not.toBe(item.runId);
		const { limitProfiles } = await readJson(store, String(whole.report));
		expect(limitProfiles).toBeUndefined();
		expect(await keysBelow(store, 'stage/state/')).toHaveLength(2);
	}, 30_000);

	it('that is not finished is closed by the whole run after it', async () => {
		const mapper = goal === 'import-goal' ? 'Map to BlueConic' : 'Map to Braze';
		const connection = 'unfinished';
		const first = await runGoal(sandbox, goal, {
			connection,
			parameters: { ...changes.parameters, ...limited },
			to: mapper,
		});
		const tried = itemOf(first, mapper);
		expect(tried.counts).toMatchObject({ read: 10 });
		const begun = itemOf(
			await runGoal(sandbox, goal, { connection, to: 'Begin Run' }),
			'Begin Run',
		);
		expect(begun).toMatchObject({ resumed: false });
		expect(await readJson(store, `${runFolder(tried)}run.json`)).toMatchObject({
			status: 'partial',
			limitProfiles: 10,
		});
		expect(await keysBelow(store, `stage/state/${connection}/`)).toEqual([]);
	}, 30_000);
});
