import type { INodeParameters } from 'n8n-workflow';

import type { Choice } from '../../demo/fillIn';
import { furtherExport } from '../../demo/mapping/furtherExport';
import { furtherImport } from '../../demo/mapping/furtherImport';
import { compareStates } from '../../demo/oracle/compare';
import { expectExport } from '../../demo/oracle/exportGoal';
import { expectImport } from '../../demo/oracle/importGoal';
import { readState } from '../../demo/oracle/readState';
import { CAMPAIGNS } from '../../sandbox/people/campaign';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { endEngine } from '../engine/engineEnd';
import { itemOf, runGoal, sentenceOf, template, type GoalFile } from '../engine/goal';

const population = { users: 1600, profiles: 1600 };
const timeLimitMs = 60_000;

const further = { 'import-goal': furtherImport, 'export-goal': furtherExport };
const expectAfter = { 'import-goal': expectImport, 'export-goal': expectExport };

const importedProperties = [
	'crm_id',
	'videos_watched',
	'last_video_date',
	'gift_cards',
	'newsletter_received',
	'campaign_date',
	'survey_answered',
	'braze_visits',
	'braze_basket_value',
	'braze_member_since',
	'braze_marketing_ok',
	'braze_preferences',
	'braze___proto__',
];

const exportedNames = [
	'gender',
	'time_zone',
	'phone',
	'subscription_groups',
	'user_aliases',
	'test_groups',
	'viewed_interactions',
	'permission_level',
	'consented_objectives',
	'refused_objectives',
	'card_value',
	'all_interests',
	'points_earned',
	'address',
	'preferences',
	'orders',
];

/** The parameters of a template's nodes with what the demo adds to them. */
function parametersWith(
	goal: GoalFile,
	choices: readonly Choice[],
): Readonly<Record<string, INodeParameters>> {
	const changed: Record<string, INodeParameters> = {};
	for (const { node, parameter, value } of choices) {
		const shipped = template(goal).nodes.find(({ name }) => name === node)?.parameters;
		const picked = { [parameter]: value(shipped?.[parameter]) };
		const parameters: INodeParameters = JSON.parse(JSON.stringify(picked));
		changed[node] = { ...changed[node], ...parameters };
	}
	return changed;
}

describe('with all that the demo adds to the templates', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ ...population, braze: { export: { fileDelayMs: 20 } } });
	});

	afterAll(async () => {
		endEngine();
		await sandbox.close();
	});

	async function runAsExpected(goal: GoalFile): Promise<void> {
		const before = await readState(sandbox.admin.url);
		const expected = expectAfter[goal](before, population, 'everything');
		const run = await runGoal(sandbox, goal, { parameters: parametersWith(goal, further[goal]) });
		expect(sentenceOf(run)).toBeUndefined();
		const item = itemOf(run, 'Finish Run');
		expect(item.counts).toMatchObject(expected.counts);
		const comparison = compareStates(expected.state, await readState(sandbox.admin.url));
		expect(comparison).toMatchObject({ differences: 0, examples: [] });
	}

	it.each<[GoalFile, string]>([
		['import-goal', 'for the first time'],
		['export-goal', 'for the first time'],
		['export-goal', 'again, which adds once more'],
	])('the %s does what the oracle expects %s', runAsExpected, timeLimitMs);

	it('every line has said something', async () => {
		const { profiles, users } = await readState(sandbox.admin.url);
		const properties = new Set(profiles.flatMap((profile) => [...profile.properties.keys()]));
		const names = users.flatMap(({ fields, customAttributes }) => [
			...fields.keys(),
			...customAttributes.keys(),
		]);
		expect([...properties]).toEqual(expect.arrayContaining(importedProperties));
		expect([...new Set(names)]).toEqual(expect.arrayContaining(exportedNames));
	});
});

it('the campaigns that the mapping names are some of the stand-in', () => {
	const known = CAMPAIGNS.flatMap(({ id, name }) => [id, name]);
	expect(known).toEqual(
		expect.arrayContaining(['Newsletter 043', '976c0476-21cf-4e3d-ab70-536da92ce914']),
	);
});
