import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call, login } from './call';
import { faultyServices, follow, logsOf } from './faultyService';

const SECRET = 'somebody@example.org';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 5, users: 5, logSize: 4 });
});

beforeEach(async () => {
	await follow(sandbox, { rules: [] });
});

afterAll(async () => {
	await sandbox.close();
});

test('a request is logged with its time, route, status and sizes, but nothing that it says', async () => {
	const token = await login(sandbox);
	await call({ method: 'DELETE', url: `${sandbox.admin.url}/admin/requests` });
	const before = Date.now();
	const url = `${sandbox.blueConic.url}/rest/v2/profiles?property=email&value=${SECRET}`;
	await call({ method: 'GET', url, token });
	const { requests } = await logsOf(sandbox);
	expect(requests).toMatchObject([
		{ server: 'blueconic', route: 'GET /rest/v2/profiles', status: 200 },
	]);
	expect(Date.parse(requests[0]?.at ?? '')).toBeGreaterThanOrEqual(before);
	expect(JSON.stringify(requests)).not.toContain(SECRET);
});

test.each([
	['a small', 10],
	['a large', 100_000],
])('the bytes of %s request and of its answer are told, heads included', async (_size, length) => {
	const { braze } = sandbox;
	const body = { attributes: [{ external_id: 'x', text: 'x'.repeat(length) }] };
	const bytes = JSON.stringify(body).length;
	for (const path of ['users/track', 'users/track']) {
		await call({ method: 'POST', url: `${braze.url}/${path}`, token: braze.key, body });
	}
	const { requests } = await logsOf(sandbox);
	expect(requests).toHaveLength(2);
	for (const { requestBytes, answerBytes, durationMs } of requests) {
		expect(requestBytes).toBeGreaterThan(bytes);
		expect(requestBytes).toBeLessThan(bytes + 1000);
		expect(answerBytes).toBeGreaterThan(20);
		expect(answerBytes).toBeLessThan(1000);
		expect(durationMs).toBeGreaterThan(0);
		expect(durationMs).toBeLessThan(1000);
	}
});

test.each([
	['reset', null],
	['hang', null],
	['server-error', 500],
	['torn-body', 201],
] as const)('a request hit by %s is logged with status %j and the fault', async (fault, status) => {
	await follow(sandbox, { rules: [{ server: 'braze', fault, when: { at: [1] } }] });
	await faultyServices.braze(sandbox).write('x', 100);
	const { requests } = await logsOf(sandbox);
	expect(requests).toMatchObject([{ status, fault: { rule: 0, kind: fault } }]);
});

test('numbers go on over all servers; the log keeps the last, the counts are of all', async () => {
	const url = `${sandbox.admin.url}/admin/requests`;
	const services = [faultyServices.braze(sandbox), faultyServices.blueconic(sandbox)];
	for (const service of services) for (const name of ['a', 'b']) await service.write(name);
	const { requests } = await logsOf(sandbox);
	const routes = ['/users/track', '/rest/v2/oauth/token', '/rest/v2/profiles'];
	expect(requests).toHaveLength(4);
	expect(requests.map(({ route }) => route.split(' ')[1])).toEqual([
		...[routes[1], routes[2]],
		...[routes[1], routes[2]],
	]);
	const numbers = requests.map(({ number }) => number);
	expect(numbers).toEqual([0, 1, 2, 3].map((step) => (numbers[0] ?? 0) + step));
	expect((await call({ method: 'GET', url })).body).toEqual({
		braze: { 'POST /users/track': 2 },
		blueconic: { 'POST /rest/v2/oauth/token': 2, 'PUT /rest/v2/profiles': 2 },
		s3: {},
	});
});
