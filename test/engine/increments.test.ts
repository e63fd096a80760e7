import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { readState } from '../../demo/oracle/readState';
import type { State } from '../../demo/oracle/state';
import { startSandbox } from '../../sandbox/sandbox';
import { contractTest } from '../contract/blueConic/contractTest';
import { watchBlueConic, type WatchedSandbox } from '../contract/watchBlueConic';
import { follow, type GivenPlan } from '../sandbox/faultyService';
import { endEngine } from './engineEnd';
import { byId, itemOf, runGoal, runNode, sentenceOf, type GoalFile } from './goal';
import { requestsDuring } from './requests';

const people = 160;

/** Both services hold a plain number of at least so many. */
const fewestCompared = 60;

type Rules = NonNullable<GivenPlan['rules']>;
type Numbers = ReadonlyMap<string, number>;

/** A goal that adds a number of each person to one that the other service holds. */
interface AddingGoal {
	readonly map: string;
	readonly deliver: string;
	readonly mapping: INodeParameters;
	/** Small requests, one after another, so that each of them can be met by a fault. */
	readonly options: INodeParameters;
	readonly rowsPerRequest: number;
	readonly request: { readonly server: 'braze' | 'blueconic'; readonly route: string };
	/** How often the nodes must have asked BlueConic, where its document is at hand. */
	readonly documented: Readonly<Record<string, number>>;
	readonly added: (state: State) => Numbers;
	readonly held: (state: State) => Numbers;
}

const attribute = (value: string) => ({ __rl: true, mode: 'customAttribute', value });

/** By external id; only what is plainly a number. */
const numbersOf = (people: Iterable<readonly [string | undefined, unknown]>): Numbers =>
	new Map(
		[...people].flatMap(([id, value]) =>
			id !== undefined && /^\d{1,6}$/.test(String(value ?? 0)) ? [[id, Number(value ?? 0)]] : [],
		),
	);

const usersHold = ({ users }: State): Numbers =>
	numbersOf(
		users.map(({ externalId, customAttributes }) => [externalId, customAttributes.get('points')]),
	);

const profilesHold =
	(property: string) =>
	({ profiles }: State): Numbers =>
		numbersOf(
			profiles.map(({ properties }) => [
				properties.get('braze_external_id')?.[0],
				properties.get(property)?.[0],
			]),
		);

const goals: Readonly<Record<GoalFile, AddingGoal>> = {
	'import-goal': {
		map: 'Map to BlueConic',
		deliver: 'Import Profiles',
		mapping: {
			blueConicMappings: {
				values: [
					{
						brazeField: attribute('points'),
						property: byId('braze_points'),
						mergeStrategy: 'sum',
					},
				],
			},
		},
		options: { profilesPerRequest: 20, requestsAtOnce: 1 },
		rowsPerRequest: 20,
		request: { server: 'blueconic', route: 'PUT /rest/v2/profiles' },
		documented: { 'PUT /profiles': 38 },
		added: usersHold,
		held: profilesHold('braze_points'),
	},
	'export-goal': {
		map: 'Map to Braze',
		deliver: 'Track Users',
		mapping: {
			brazeMappings: {
				values: [
					{
						source: 'property',
						property: byId('loyalty_points'),
						brazeField: attribute('points'),
						updateStyle: 'increment',
					},
				],
			},
		},
		options: { objectsPerRequest: 20, requestsAtOnce: 1 },
		rowsPerRequest: 20,
		request: { server: 'braze', route: 'POST /users/track' },
		documented: { 'GET /segments/{segment}/profiles': 4 },
		added: profilesHold('loyalty_points'),
		held: usersHold,
	},
};

/** What goes wrong with the delivering requests, whether the node stops, and how many rows it leaves open. */
interface Mishap {
	readonly rules: (request: AddingGoal['request']) => Rules;
	readonly stops: boolean;
	readonly requestsOpen: number;
}

const mishaps: Readonly<Record<string, Mishap>> = {
	'nothing goes wrong': { rules: () => [], stops: false, requestsOpen: 0 },
	'requests are not taken for a while': {
		rules: (request) => [{ ...request, fault: 'rate-limited', when: { at: [2, 3] } }],
		stops: false,
		requestsOpen: 0,
	},
	'an answer is lost': {
		rules: (request) => [{ ...request, fault: 'reset', after: true, when: { at: [2] } }],
		stops: false,
		requestsOpen: 1,
	},
	'the service fails until the node stops': {
		rules: (request) => [
			{ ...request, fault: 'server-error', after: true, when: { at: [2] } },
			{ ...request, fault: 'unavailable', when: { at: [3, 4] } },
		],
		stops: true,
		requestsOpen: 3,
	},
};

const countsOf = (item: IDataObject): Record<string, number> => {
	const { counts } = item;
	if (typeof counts !== 'object' || counts === null) throw new Error('The item has no counts');
	return Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, Number(value)]));
};

describe.each(['import-goal', 'export-goal'] as const)('numbers that are added (%s)', (file) => {
	const goal = goals[file];
	const changes = {
		parameters: {
			'Begin Run': { options: { onlyOneN8n: true } },
			[goal.map]: goal.mapping,
			[goal.deliver]: { options: goal.options },
		},
	};
	let sandbox: WatchedSandbox;

	beforeAll(async () => {
		sandbox = await watchBlueConic(
			await startSandbox({
				users: people,
				profiles: people,
				braze: { export: { fileDelayMs: 0 } },
			}),
		);
	});

	afterAll(async () => {
		endEngine();
		await sandbox.close();
	});

	it.each(Object.keys(mishaps))(
		'are added once when %s',
		async (name) => {
			const mishap = mishaps[name];
			if (!mishap) throw new Error(`No mishap ${name}`);
			const before = await readState(sandbox.admin.url);
			const mapped = itemOf(await runGoal(sandbox, file, { ...changes, to: goal.map }), goal.map);

			await follow(sandbox, { seed: 1, rules: mishap.rules(goal.request) });
			const first = await runNode(sandbox, file, goal.deliver, [mapped], changes);
			expect(sentenceOf(first) === undefined).toBe(!mishap.stops);

			const retried = await runNode(sandbox, file, goal.deliver, [mapped], changes);
			const sent = itemOf(retried, goal.deliver);
			const requests = await requestsDuring(sandbox, async () => {
				const again = await runNode(sandbox, file, goal.deliver, [mapped], changes);
				expect(itemOf(again, goal.deliver)).toEqual(sent);
			});
			expect(requests).toEqual({ braze: {}, blueconic: {} });
			const { read, accepted, unchanged, skipped, rejected, unknown } = countsOf(
				itemOf(await runNode(sandbox, file, 'Finish Run', [sent], changes), 'Finish Run'),
			);
			expect(Number(accepted) + Number(unchanged) + Number(skipped) + Number(rejected)).toBe(
				Number(read) - Number(unknown),
			);

			const after = await readState(sandbox.admin.url);
			const [added, held, now] = [goal.added(before), goal.held(before), goal.held(after)];
			const compared = [...added].filter(([id, by]) => by > 0 && held.has(id));
			expect(compared.length).toBeGreaterThan(fewestCompared);
			const missing = compared.filter(([id, by]) => {
				const [old, value] = [held.get(id) ?? 0, now.get(id)];
				expect([old, old + by]).toContain(value);
				return value === old;
			});
			expect(unknown).toBe(mishap.requestsOpen * goal.rowsPerRequest);
			expect(missing.length).toBeLessThanOrEqual(Number(unknown));
			if (!mishap.stops) expect(missing).toEqual([]);
		},
		60_000,
	);

	contractTest('every request to BlueConic is as its document says', async () => {
		expect(sandbox.operations()).toMatchObject(goal.documented);
		expect(sandbox.violations().filter(({ side }) => side === 'request')).toEqual([]);
	});
});
