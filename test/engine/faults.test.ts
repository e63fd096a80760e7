import { compareStates } from '../../demo/oracle/compare';
import { expectExport } from '../../demo/oracle/exportGoal';
import { expectImport } from '../../demo/oracle/importGoal';
import { readState } from '../../demo/oracle/readState';
import { startSandbox } from '../../sandbox/sandbox';
import { contractTest } from '../contract/blueConic/contractTest';
import { watchBlueConic, type WatchedSandbox } from '../contract/watchBlueConic';
import { follow, logsOf, type GivenPlan } from '../sandbox/faultyService';
import { endEngine } from './engineEnd';
import { itemOf, runGoal, sentenceOf, type GoalFile } from './goal';

const population = { users: 440, profiles: 400 };

type Rules = NonNullable<GivenPlan['rules']>;

const minute = 60_000;

const at = (...requests: number[]) => ({ when: { at: requests } });

const everyStore: Rules = [
	{ server: 's3', route: 'PutObject', fault: 'slow-down', ...at(2) },
	{ server: 's3', route: 'PutObject', fault: 'reset', ...at(4) },
	{ server: 's3', route: 'PutObject', fault: 'server-error', after: true, ...at(6) },
	{ server: 's3', route: 'GetObject', fault: 'slow-down', ...at(3) },
	{ server: 's3', route: 'GetObject', fault: 'server-error', ...at(5) },
];

const track = { server: 'braze', route: 'POST /users/track' } as const;
const page = { server: 'blueconic', route: 'GET /rest/v2/segments/:id/profiles' } as const;
const write = { server: 'blueconic', route: 'PUT /rest/v2/profiles' } as const;

const rulesOf: Readonly<Record<GoalFile, Rules>> = {
	'export-goal': [
		{ ...page, fault: 'torn-body', ...at(1) },
		{ ...page, fault: 'reset', ...at(2) },
		{ ...page, fault: 'token-revoked', ...at(3) },
		{ ...page, fault: 'unavailable', ...at(4) },
		{ ...track, fault: 'rate-limited', ...at(1) },
		{ ...track, fault: 'reset', after: true, ...at(3) },
		{ ...track, fault: 'bad-gateway', after: true, ...at(4) },
		{ ...track, fault: 'torn-body', ...at(5) },
		{ ...track, fault: 'delay', delayMs: 200, ...at(6) },
		...everyStore,
	],
	'import-goal': [
		{ server: 'braze', route: 'GET /segments/details', fault: 'server-error', ...at(1) },
		{ ...write, fault: 'rate-limited-bare', ...at(1) },
		{ ...write, fault: 'reset', after: true, ...at(2) },
		{ ...write, fault: 'token-revoked', ...at(3) },
		{ ...write, fault: 'gateway-timeout', ...at(4) },
		...everyStore,
	],
};

const expectedAfter = { 'export-goal': expectExport, 'import-goal': expectImport };

describe('a night on which a lot goes wrong for a moment', () => {
	let sandbox: WatchedSandbox;

	beforeAll(async () => {
		sandbox = await watchBlueConic(
			await startSandbox({ ...population, braze: { export: { fileDelayMs: 20 } } }),
		);
	});

	afterAll(async () => {
		endEngine();
		await sandbox.close();
	});

	it.each(['import-goal', 'export-goal'] as const)(
		'the %s brings over every value all the same',
		async (goal) => {
			const before = await readState(sandbox.admin.url);
			await follow(sandbox, { seed: 1, rules: rulesOf[goal] });
			const run = await runGoal(sandbox, goal);
			expect(sentenceOf(run)).toBeUndefined();
			const { faults } = await logsOf(sandbox);
			expect([...new Set(faults.map(({ rule }) => rule))].sort((a, b) => a - b)).toEqual(
				rulesOf[goal].map((_rule, index) => index),
			);

			const { state, counts } = expectedAfter[goal](before, population);
			const after = await readState(sandbox.admin.url);
			expect(compareStates(state, after)).toMatchObject({ differences: 0, examples: [] });
			const told = itemOf(run, 'Finish Run').counts;
			expect(told).toMatchObject({ read: counts.read, unknown: 0 });
		},
		minute,
	);

	contractTest('requests that are repeated are as BlueConic has documented them', async () => {
		// The four that are hit, two more that the revoked token is refused, and the one that is taken.
		expect(sandbox.operations()).toMatchObject({ 'PUT /profiles': 7 });
		expect(sandbox.violations().filter(({ side }) => side === 'request')).toEqual([]);
	});
});
