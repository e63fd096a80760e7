import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call, login, type Answer } from './call';

const PROPERTIES_ONLY = {
	clientId: 'properties-only',
	clientSecret: 'secret',
	scopes: ['read:profile-properties' as const],
};
const page = z.object({
	totalResults: z.number(),
	nextCursor: z.string().optional(),
	profiles: z.array(
		z.object({
			id: z.string(),
			properties: z.array(z.object({ id: z.string(), values: z.array(z.string()).min(1) })),
		}),
	),
});

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
	sandbox = await startSandbox({
		profiles: 250,
		users: 10,
		blueConic: { moreClients: [PROPERTIES_ONLY] },
	});
	token = await login(sandbox);
});

afterAll(async () => {
	await sandbox.close();
});

async function get(path: string, withToken = token): Promise<Answer> {
	return await call({
		method: 'GET',
		url: `${sandbox.blueConic.url}/rest/v2${path}`,
		token: withToken,
	});
}

async function getPage(query: string): Promise<z.infer<typeof page>> {
	const answer = await get(`/segments/${sandbox.blueConic.exportSegmentId}/profiles?${query}`);
	return page.parse(answer.body);
}

const RIGHT = { client_id: 'sandbox-client', client_secret: 'sandbox-client-secret' };
const GRANT = { grant_type: 'client_credentials' };

test.each<[string, Record<string, string>, string | undefined, number, string | undefined]>([
	['the form', { ...GRANT, ...RIGHT }, undefined, 200, undefined],
	['a Basic header', GRANT, 'sandbox-client:sandbox-client-secret', 200, undefined],
	['a scope it has', { ...GRANT, ...RIGHT, scope: 'read:segments' }, undefined, 200, undefined],
	['a scope nobody has', { ...GRANT, ...RIGHT, scope: 'x' }, undefined, 400, 'invalid_scope'],
	['no grant type', RIGHT, undefined, 400, 'invalid_request'],
	[
		'another grant type',
		{ grant_type: 'password', ...RIGHT },
		undefined,
		400,
		'unsupported_grant_type',
	],
	['no client', GRANT, undefined, 400, 'invalid_request'],
	['a wrong secret', GRANT, 'sandbox-client:wrong', 401, 'invalid_client'],
])('a token for %s', async (_case, form, basic, status, error) => {
	const headers = new Headers();
	if (basic !== undefined) headers.set('authorization', `Basic ${btoa(basic)}`);
	const response = await fetch(`${sandbox.blueConic.url}/rest/v2/oauth/token`, {
		method: 'POST',
		headers,
		body: new URLSearchParams(form),
	});
	expect(response.status).toBe(status);
	expect(await response.json()).toEqual(
		error === undefined
			? { access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 }
			: { error, error_description: expect.any(String) },
	);
});

test('tokens are checked for life and scope', async () => {
	expect((await get('/segments', 'made-up')).status).toBe(401);
	const limited = await login(sandbox, PROPERTIES_ONLY);
	expect((await get('/profileProperties', limited)).status).toBe(200);
	expect((await get('/segments', limited)).status).toBe(403);
	expect((await get(`/segments/x/profiles`, limited)).status).toBe(403);
});

test('an expired token answers 401', async () => {
	const brief = await startSandbox({
		profiles: 1,
		users: 1,
		blueConic: { tokenLifetimeSeconds: 0 },
	});
	try {
		const url = `${brief.blueConic.url}/rest/v2/segments`;
		const answer = await call({ method: 'GET', url, token: await login(brief) });
		expect(answer.status).toBe(401);
	} finally {
		await brief.close();
	}
});

test('an unknown route answers 404', async () => {
	expect(await get('/unknown')).toEqual({ status: 404, body: { code: 404, message: 'Not found' } });
});

test('segments are listed in pages with their profile counts', async () => {
	expect((await get('/segments?startIndex=1&count=1')).body).toMatchObject({
		itemsPerPage: 1,
		startIndex: 1,
		totalPages: 5,
		totalResults: 5,
		segments: [{ name: 'Export to Braze', profileCount: 250 }],
	});
	const counts = z.object({ segments: z.array(z.object({ profileCount: z.number() })) });
	const { segments } = counts.parse((await get('/segments')).body);
	expect(segments.map(({ profileCount }) => profileCount)).toEqual([250, 250, 3, 2, 0]);
});

test('profile properties say their type and whether they are identifiers', async () => {
	const schema = z.object({
		totalResults: z.number(),
		profileProperties: z.array(
			z.object({ id: z.string(), filterType: z.string(), indexed: z.boolean() }),
		),
	});
	const { totalResults, profileProperties } = schema.parse(
		(await get('/profileProperties?count=100')).body,
	);
	expect(profileProperties).toHaveLength(totalResults);
	const identifiers = profileProperties.filter(({ indexed }) => indexed).map(({ id }) => id);
	expect(identifiers).toEqual(['braze_external_id', 'email']);
	const second = schema.parse((await get('/profileProperties?startIndex=20')).body);
	expect(second.profileProperties).toEqual(profileProperties.slice(20, 40));
});

test.each([1, 7, 100, 250, 1000])(
	'cursors lead through every profile once, %i a page',
	async (count) => {
		const ids: string[] = [];
		let cursor: string | undefined = '*';
		while (cursor !== undefined) {
			const read: z.infer<typeof page> = await getPage(
				new URLSearchParams({ cursor, count: String(count) }).toString(),
			);
			expect(read.profiles.length).toBeLessThanOrEqual(count);
			expect(read.totalResults).toBe(250);
			ids.push(...read.profiles.map(({ id }) => id));
			cursor = read.nextCursor;
		}
		expect(ids).toHaveLength(250);
		expect(new Set(ids).size).toBe(250);
	},
);

test.each([
	['a comma list', 'properties=email,loyalty_points', ['email', 'loyalty_points']],
	['repeated keys', 'profileProperty=email&profileProperty=plan', ['email', 'plan']],
	['both', 'properties=email&profileProperty=plan', ['email', 'plan']],
	['an unknown property', 'properties=__proto__,email', ['email']],
])('%s chooses the properties', async (_case, query, expected) => {
	const { profiles } = await getPage(`${query}&count=250`);
	const listed = profiles.flatMap(({ properties }) => properties.map(({ id }) => id));
	expect([...new Set(listed)].toSorted()).toEqual(expected);
});

test('without a choice all properties come, those without value left out', async () => {
	const { profiles } = await getPage('count=250');
	const onlyIdentified = profiles.filter(({ properties }) => properties.length === 3);
	expect(onlyIdentified.map(({ properties }) => properties.map(({ id }) => id))).toContainEqual([
		'braze_external_id',
		'creationdate',
		'lastmodifieddate',
	]);
	expect(profiles.some(({ properties }) => properties.length >= 20)).toBe(true);
});

test.each([
	['an unknown segment', '/segments/unknown/profiles', 404],
	['a made-up cursor', '/segments/SEGMENT/profiles?cursor=abc', 400],
	['a count of 0', '/segments/SEGMENT/profiles?count=0', 400],
	['a count over a million', '/segments/SEGMENT/profiles?count=1000001', 400],
])('%s is refused', async (_case, path, status) => {
	const segment = sandbox.blueConic.exportSegmentId;
	expect((await get(path.replace('SEGMENT', segment))).status).toBe(status);
});

test('the answer is streamed', async () => {
	const url = `${sandbox.blueConic.url}/rest/v2/segments/${sandbox.blueConic.exportSegmentId}/profiles`;
	const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
	expect(response.headers.get('transfer-encoding')).toBe('chunked');
	await response.text();
});
