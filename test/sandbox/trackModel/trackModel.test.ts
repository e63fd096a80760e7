import { startSandbox, type Sandbox } from '../../../sandbox/sandbox';
import { readNdjson } from '../call';
import { BLOCKED_EXTERNAL_ID, seedOfName } from './names';
import { randomLastRequest, randomRequests } from './randomRequests';
import { Trial } from './trial';
import { isRecord, type JsonRecord } from './value';
import { newWorkspace, type Workspace } from './workspace';

const SEEDS = 1000;
const SEEDS_AT_ONCE = 100;
const TIMEOUT_MS = 60_000;

const WORKSPACE = {
	maxListElements: 25,
	forcedTypes: {
		forced_boolean: 'boolean',
		forced_number: 'number',
		forced_string: 'string',
		forced_time: 'time',
		forced_array: 'array',
		forced_object: 'object',
		forced_object_array: 'object_array',
	},
	blocklistedAttributes: ['blocklisted'],
	blocklistedEvents: ['blocklisted'],
	blocklistedProducts: ['blocklisted'],
	blockedExternalIds: [BLOCKED_EXTERNAL_ID],
	maxObjects: 75,
} satisfies Partial<Workspace>;

/** A seed that failed can be run alone. */
const only = process.env.TRACK_SEED;
const seeds =
	only === undefined ? Array.from({ length: SEEDS }, (_, index) => index + 1) : [Number(only)];
const groups = Array.from({ length: Math.ceil(seeds.length / SEEDS_AT_ONCE) }, (_, index) =>
	seeds.slice(index * SEEDS_AT_ONCE, (index + 1) * SEEDS_AT_ONCE),
);

describe('random requests', () => {
	let sandbox: Sandbox;

	// A new one for each group, so that there are never many users to read.
	beforeEach(async () => {
		sandbox = await startSandbox({
			users: 0,
			profiles: 0,
			braze: {
				limits: { trackPer3Seconds: 1_000_000 },
				track: { effectDelayMs: 0, ...WORKSPACE },
			},
		});
	});

	afterEach(async () => {
		await sandbox.close();
	});

	const readUsers = async (): Promise<JsonRecord[]> =>
		await readNdjson(`${sandbox.admin.url}/admin/braze/users`);

	const seedOf = ({ external_id, user_aliases, email, phone }: JsonRecord): number => {
		const [alias]: unknown[] = Array.isArray(user_aliases) ? user_aliases : [];
		const names = [external_id, isRecord(alias) ? alias.alias_name : undefined, email, phone];
		return names.map(seedOfName).find((seed) => seed !== undefined) ?? NaN;
	};

	test.each(groups.map((group) => ({ first: group[0], last: group.at(-1), group })))(
		'seeds $first to $last: the same answers, and equal users at the end',
		async ({ group }) => {
			const workspace = newWorkspace(WORKSPACE);
			const trials = group.map((seed) => new Trial(seed, sandbox.braze, workspace));
			await Promise.all(
				trials.map(async (trial) => {
					for (const request of randomRequests(trial.seed)) await trial.send(request);
				}),
			);
			const brazeIds = new Map(
				(await readUsers()).map((user) => [user.external_id, user.braze_id]),
			);
			await Promise.all(
				trials.map(async (trial) => await trial.send(randomLastRequest(trial.seed), brazeIds)),
			);
			const users = new Map(group.map((seed): [number, JsonRecord[]] => [seed, []]));
			const strangers: JsonRecord[] = [];
			for (const user of await readUsers()) (users.get(seedOf(user)) ?? strangers).push(user);
			for (const trial of trials) trial.compare(users.get(trial.seed) ?? []);

			const failed = trials.filter(({ differences }) => differences.length > 0);
			const [first] = failed.flatMap(({ differences }) => differences);
			expect({ seeds: failed.map(({ seed }) => seed), first, strangers }).toEqual({
				seeds: [],
				strangers: [],
			});
		},
		TIMEOUT_MS,
	);
});
