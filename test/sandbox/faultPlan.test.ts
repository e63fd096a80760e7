import { fires } from '../../sandbox/faults/faults';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call } from './call';
import { follow, logsOf, type GivenPlan } from './faultyService';

let sandbox: Sandbox;
let url: string;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 1, users: 1 });
	url = `${sandbox.admin.url}/admin/faults`;
});

afterAll(async () => {
	await sandbox.close();
});

const LIST = 'GET /segments/list';
const always = { probability: 1 };

async function listSegments(): Promise<number> {
	const { braze } = sandbox;
	const request = { method: 'GET', url: `${braze.url}/segments/list`, token: braze.key };
	return (await call(request)).status;
}

async function listOften(times: number): Promise<number[]> {
	const statuses: number[] = [];
	while (statuses.length < times) statuses.push(await listSegments());
	return statuses;
}

test.each<[string, GivenPlan['rules'], number[]]>([
	['nothing without a rule', [], [200, 200, 200, 200]],
	[
		'the n-th requests',
		[{ server: 'braze', fault: 'server-error', when: { at: [2, 4] } }],
		[200, 500, 200, 500],
	],
	[
		'a rule for the route',
		[{ server: 'braze', route: LIST, fault: 'server-error', when: always }],
		[500, 500, 500, 500],
	],
	[
		'no rule for another route',
		[{ server: 'braze', route: 'POST /users/track', fault: 'server-error', when: always }],
		[200, 200, 200, 200],
	],
	[
		'no rule for another server',
		[{ server: 'blueconic', fault: 'server-error', when: always }],
		[200, 200, 200, 200],
	],
	[
		'the first rule that fires; each counts for itself',
		[
			{ server: 'braze', fault: 'server-error', when: { at: [1] } },
			{ server: 'braze', fault: 'unavailable', when: { at: [1, 2] } },
			{ server: 'braze', fault: 'token-revoked', when: { at: [2, 3] } },
		],
		[500, 503, 401, 200],
	],
	[
		'never at probability 0',
		[{ server: 'braze', fault: 'server-error', when: { probability: 0 } }],
		[200, 200, 200, 200],
	],
])('requests are hit by %s', async (_what, rules, statuses) => {
	await follow(sandbox, { rules });
	expect(await listOften(4)).toEqual(statuses);
});

test('the same plan does the same again; another seed something else', async () => {
	const rule = { server: 'braze', fault: 'server-error', when: { probability: 0.4 } } as const;
	const runs: unknown[] = [];
	for (const seed of [7, 7, 8]) {
		await follow(sandbox, { seed, rules: [rule, { ...rule, fault: 'unavailable' }] });
		await listOften(60);
		const { requests, faults } = await logsOf(sandbox);
		const first = requests[0]?.number ?? 0;
		runs.push(faults.map(({ at: _at, request, ...rest }) => ({ ...rest, nth: request - first })));
	}
	const [once, again, other] = runs;
	expect(again).toEqual(once);
	expect(other).not.toEqual(once);
});

test.each([0.02, 0.5, 0.9])('a probability of %d hits about so many requests', (probability) => {
	const tries = 20_000;
	for (const index of [0, 1, 2]) {
		const rule = { server: 'braze', fault: 'reset', after: false, when: { probability } } as const;
		const hits = Array.from({ length: tries }, (_, nth) => fires(3, { index, rule }, nth + 1));
		const share = hits.filter(Boolean).length / tries;
		expect(Math.abs(share - probability)).toBeLessThan(0.02);
	}
});

test('two rules of the same probability hit different requests', () => {
	const rule = {
		server: 'braze',
		fault: 'reset',
		after: false,
		when: { probability: 0.5 },
	} as const;
	const hits = [0, 1].map((index) =>
		Array.from({ length: 1000 }, (_, nth) => fires(3, { index, rule }, nth + 1)),
	);
	const same = hits[0]?.filter((hit, nth) => hit === hits[1]?.[nth]).length ?? 0;
	expect(same / 1000).toBeGreaterThan(0.4);
	expect(same / 1000).toBeLessThan(0.6);
});

test('a plan can be read back, put anew, which counts from 1 again, and taken away', async () => {
	const rules = [
		{ server: 'braze', route: LIST, fault: 'delay', when: { at: [1] }, delayMs: 1, after: false },
	];
	const put = async () => await call({ method: 'PUT', url, body: { rules } });
	expect(await put()).toEqual({ status: 200, body: { seed: 1, rules } });
	await call({ method: 'DELETE', url: `${url}/log` });
	await listOften(2);
	expect((await call({ method: 'GET', url })).body).toEqual({ seed: 1, rules });
	await put();
	await listOften(2);
	expect((await logsOf(sandbox)).faults).toMatchObject([{ number: 1 }, { number: 2 }]);
	expect((await call({ method: 'DELETE', url })).status).toBe(204);
	expect((await call({ method: 'GET', url })).body).toEqual({ seed: 1, rules: [] });
	expect((await call({ method: 'DELETE', url: `${url}/log` })).status).toBe(204);
	expect((await logsOf(sandbox)).faults).toEqual([]);
});

const when = { at: [1] };

test.each([
	['no rules', {}, 'rules'],
	['an unknown kind', { rules: [{ server: 'braze', fault: 'explode', when }] }, 'rules[0].fault'],
	['an unknown server', { rules: [{ server: 'ftp', fault: 'hang', when }] }, 'rules[0].server'],
	['a kind S3 has not', { rules: [{ server: 's3', fault: 'bad-gateway', when }] }, 'server'],
	['a kind only S3 has', { rules: [{ server: 'braze', fault: 'slow-down', when }] }, 'server'],
	[
		'a route the server has not',
		{ rules: [{ server: 'braze', fault: 'hang', route: 'POST /users/trakc', when }] },
		"braze has no route 'POST /users/trakc', only ",
	],
	[
		'an operation S3 has not',
		{ rules: [{ server: 's3', fault: 'hang', route: 'FetchObject', when }] },
		"s3 has no route 'FetchObject', only ",
	],
	[
		'a key for a service',
		{ rules: [{ server: 'braze', fault: 'hang', keyContains: 'a', when }] },
		'Only requests to S3 have a key',
	],
	['no time', { rules: [{ server: 'braze', fault: 'hang' }] }, 'Say either { "probability"'],
	[
		'a probability over 1',
		{ rules: [{ server: 'braze', fault: 'hang', when: { probability: 5 } }] },
		'rules[0].when.probability',
	],
	[
		'a request number 0',
		{ rules: [{ server: 'braze', fault: 'hang', when: { at: [0] } }] },
		'rules[0].when.at[0]',
	],
	[
		'a parameter of another kind',
		{ rules: [{ server: 'braze', fault: 'hang', delayMs: 5, when }] },
		'delayMs',
	],
	[
		'an effect before a revoked token',
		{ rules: [{ server: 'braze', fault: 'token-revoked', after: true, when }] },
		'after',
	],
])('a plan with %s is refused with the place that is wrong', async (_what, body, place) => {
	await follow(sandbox, { rules: [] });
	const { status, body: answer } = await call({ method: 'PUT', url, body });
	expect(status).toBe(400);
	expect(answer).toEqual({ message: expect.stringContaining(place) });
	expect((await call({ method: 'GET', url })).body).toEqual({ seed: 1, rules: [] });
});

test('a plan with a route that no server has keeps the sandbox from starting', async () => {
	const rules = [{ server: 'blueconic', route: 'GET /nowhere', fault: 'hang', when }] as const;
	await expect(
		startSandbox({ profiles: 1, users: 1, faults: { rules: [...rules] } }),
	).rejects.toThrow("blueconic has no route 'GET /nowhere'");
});

test('a request to an unknown route is hit by nothing', async () => {
	await follow(sandbox, { rules: [{ server: 'braze', fault: 'server-error', when: always }] });
	expect(await call({ method: 'GET', url: `${sandbox.braze.url}/nowhere` })).toMatchObject({
		status: 404,
	});
	expect((await logsOf(sandbox)).faults).toEqual([]);
});
