import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call } from './call';

const HOUR = 3600;
const SMALL = {
	trackPer3Seconds: 9,
	sharedPerHour: 11,
	exportIdsPerMinute: 12,
	customAttributesPerHour: 13,
	campaignSeriesPerMinute: 14,
};

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 1, users: 1, braze: { limits: SMALL } });
});

afterAll(async () => {
	await sandbox.close();
});

async function changeLimits(limits: Record<string, unknown>): Promise<void> {
	const url = `${sandbox.admin.url}/admin/settings`;
	const { status } = await call({ method: 'PUT', url, body: { braze: { limits } } });
	expect(status).toBe(200);
}

interface LimitedAnswer {
	readonly status: number;
	readonly headers: Headers;
	readonly body: unknown;
}

async function ask(path: string, body?: unknown, key = sandbox.braze.key): Promise<LimitedAnswer> {
	const headers = new Headers({ authorization: `Bearer ${key}` });
	if (body !== undefined) headers.set('content-type', 'application/json');
	const response = await fetch(`${sandbox.braze.url}${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers,
		body: JSON.stringify(body),
	});
	return { status: response.status, headers: response.headers, body: await response.json() };
}

function figure({ headers }: LimitedAnswer, name: string): number {
	return Number(headers.get(`x-ratelimit-${name}`) ?? NaN);
}

const TRACK = { attributes: [{ external_id: 'limited' }] };

async function track(): Promise<LimitedAnswer> {
	return await ask('/users/track', TRACK);
}

test.each<[string, string, unknown, number, number]>([
	['/users/track', '/users/track', TRACK, 9, 3],
	['/users/export/ids', '/users/export/ids', {}, 12, 60],
	['/custom_attributes', '/custom_attributes', undefined, 13, HOUR],
	['/campaigns/data_series', '/campaigns/data_series', undefined, 14, 60],
	['/segments/list', '/segments/list', undefined, 11, HOUR],
	['/users/export/segment', '/users/export/segment', {}, 11, HOUR],
	['an unknown endpoint', '/made/up', undefined, 11, HOUR],
])('%s says its limit, which ends on the clock', async (_name, path, body, limit, seconds) => {
	const before = Math.floor(Date.now() / 1000);
	const answer = await ask(path, body);
	expect(figure(answer, 'limit')).toBe(limit);
	expect(figure(answer, 'remaining')).toBeLessThan(limit);
	expect(figure(answer, 'reset') % seconds).toBe(0);
	expect(figure(answer, 'reset')).toBeGreaterThan(before);
	expect(figure(answer, 'reset')).toBeLessThanOrEqual(before + seconds + 2);
});

test('a refused key is told the limits too', async () => {
	const answer = await ask('/segments/list', undefined, 'wrong');
	expect(answer.status).toBe(401);
	expect(figure(answer, 'limit')).toBe(11);
});

test('the names of the headers arrive in lower case', async () => {
	const sent = request(`${sandbox.braze.url}/segments/list`).end();
	const [answer] = await once(sent, 'response');
	answer.resume();
	expect(answer.rawHeaders).toEqual(
		expect.arrayContaining(['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset']),
	);
});

test('endpoints without a limit of their own share one', async () => {
	await changeLimits({ sharedPerHour: 1000 });
	const list = await ask('/segments/list');
	const details = await ask(`/segments/details?segment_id=${sandbox.braze.importSegmentId}`);
	expect(figure(details, 'remaining')).toBe(figure(list, 'remaining') - 1);
});

test('a request too many in the hour is refused until the hour ends', async () => {
	await changeLimits({ trackPer3Seconds: 1000, trackPerHour: 40 });
	let answer = await track();
	while (answer.status === 201) {
		expect(figure(answer, 'limit')).toBe(40);
		answer = await track();
	}
	expect(answer).toMatchObject({ status: 429, body: { message: 'Rate Limited' } });
	expect(figure(answer, 'remaining')).toBe(0);
	expect(figure(answer, 'reset') % HOUR).toBe(0);
	expect((await track()).status).toBe(429);
	await changeLimits({ trackPerHour: 100_000 });
	expect((await track()).status).toBe(201);
});

test('a request too many in three seconds is refused until they are over', async () => {
	await changeLimits({ trackPer3Seconds: 3, trackPerHour: 100_000 });
	let answer = await track();
	while (answer.status === 201) answer = await track();
	expect(answer.status).toBe(429);
	expect(figure(answer, 'remaining')).toBe(0);
	await wait(figure(answer, 'reset') * 1000 - Date.now() + 20);
	expect((await track()).status).toBe(201);
});

test.each([
	[false, null],
	[true, expect.stringMatching(/^\d+$/)],
])('with retryAfter %s a 429 says how long to wait: %#', async (retryAfter, header) => {
	await changeLimits({ trackPerHour: 1, retryAfter });
	await track();
	const answer = await track();
	expect(answer.status).toBe(429);
	expect(answer.headers.get('retry-after')).toEqual(header);
});
