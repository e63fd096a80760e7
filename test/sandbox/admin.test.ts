import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call, login, readNdjson } from './call';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 30, users: 20 });
});

afterAll(async () => {
	await sandbox.close();
});

test('requests are counted by server and route, until they are reset', async () => {
	const url = `${sandbox.admin.url}/admin/requests`;
	const token = await login(sandbox);
	const segments = `${sandbox.blueConic.url}/rest/v2/segments`;
	for (const id of ['a', 'b']) {
		await call({ method: 'GET', url: `${segments}/${id}/profiles`, token });
	}
	await call({ method: 'GET', url: `${sandbox.braze.url}/segments/list?page=1`, token: 'wrong' });
	await call({ method: 'GET', url: `${sandbox.braze.url}/made/up` });
	expect((await call({ method: 'GET', url })).body).toEqual({
		braze: { 'GET /segments/list': 1, 'GET (unknown route)': 1 },
		blueconic: {
			'POST /rest/v2/oauth/token': 1,
			'GET /rest/v2/segments/:id/profiles': 2,
		},
		s3: {},
	});
	await call({ method: 'DELETE', url });
	expect((await call({ method: 'GET', url })).body).toEqual({ braze: {}, blueconic: {}, s3: {} });
});

test.each([
	['/admin/braze/users', 20, 'external_id'],
	['/admin/blueconic/profiles', 30, 'properties'],
])('%s streams every record', async (path, count, key) => {
	const records = await readNdjson(`${sandbox.admin.url}${path}`);
	expect(records).toHaveLength(count);
	expect(records.every((record) => key in record)).toBe(true);
});

test.each([
	[{ braze: { export: { fileDelayMs: 5 } } }, 200],
	[{ braze: { export: { fileDelayMs: -1 } } }, 400],
	[{ braze: { keys: [] } }, 400],
	[{ other: 1 }, 400],
])('a change of settings %j answers %i', async (body, status) => {
	const url = `${sandbox.admin.url}/admin/settings`;
	expect((await call({ method: 'PUT', url, body })).status).toBe(status);
	expect((await call({ method: 'GET', url })).body).toMatchObject({
		braze: { export: { fileDelayMs: 5, usersPerFile: 5000 }, track: { maxObjects: 75 } },
		blueConic: { tokenLifetimeSeconds: 3600 },
	});
});

test('a value is replaced as a whole, and can be put back', async () => {
	const url = `${sandbox.admin.url}/admin/settings`;
	const change = async (braze: unknown) => {
		return (await call({ method: 'PUT', url, body: { braze } })).body;
	};
	const types = { one: 'string', two: 'number' };
	expect(
		await change({ track: { forcedTypes: types }, limits: { trackPerHour: 7 } }),
	).toMatchObject({ braze: { track: { forcedTypes: types }, limits: { trackPerHour: 7 } } });
	const back = await change({ track: { forcedTypes: {} }, limits: { trackPerHour: null } });
	expect(back).toHaveProperty('braze.track.forcedTypes', {});
	expect(back).toHaveProperty('braze.limits.trackPerHour', null);
	expect(back).toHaveProperty('braze.track.maxObjects', 75);
});
