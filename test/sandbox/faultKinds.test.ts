import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { faultyServices, follow, logsOf, type FaultyService } from './faultyService';
import type { Seen } from './seen';

const servers = ['braze', 'blueconic'] as const;
const IMPATIENT_MS = 120;

let sandbox: Sandbox;
let written = 0;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 5, users: 5, braze: { track: { effectDelayMs: 0 } } });
});

afterAll(async () => {
	await sandbox.close();
});

/** Writes somebody new and tells the name. */
async function writeNew(service: FaultyService, patienceMs?: number): Promise<[string, Seen]> {
	written += 1;
	const name = `written-${written}`;
	return [name, await service.write(name, patienceMs)];
}

const noAnswer = { headers: {}, whole: false };
const html = { headers: expect.objectContaining({ 'content-type': 'text/html' }) };
const json = {
	headers: expect.objectContaining({ 'content-type': expect.stringContaining('json') }),
};
const refused = (status: number, text: string, format: object) => ({
	status,
	whole: true,
	body: expect.stringContaining(text),
	...format,
});

interface Case {
	readonly fault: Readonly<Record<string, unknown>> & { readonly fault: string };
	readonly sees: object;
	readonly effect: boolean;
	readonly patienceMs?: number;
}

const cases: readonly Case[] = [
	{ fault: { fault: 'delay', delayMs: 5000 }, sees: noAnswer, effect: false },
	{ fault: { fault: 'delay', delayMs: 5000, after: true }, sees: noAnswer, effect: true },
	{ fault: { fault: 'hang' }, sees: noAnswer, effect: false },
	{ fault: { fault: 'hang', after: true }, sees: noAnswer, effect: true },
	{ fault: { fault: 'reset' }, sees: noAnswer, effect: false },
	{ fault: { fault: 'reset', after: true }, sees: noAnswer, effect: true },
	{ fault: { fault: 'rate-limited' }, sees: refused(429, 'Rate Limited', json), effect: false },
	{ fault: { fault: 'rate-limited-bare' }, sees: refused(429, 'Rate', json), effect: false },
	{ fault: { fault: 'server-error' }, sees: refused(500, 'Internal', json), effect: false },
	{
		fault: { fault: 'server-error', after: true },
		sees: refused(500, 'Internal Server Error', json),
		effect: true,
	},
	{ fault: { fault: 'bad-gateway' }, sees: refused(502, '<h1>502', html), effect: false },
	{
		fault: { fault: 'bad-gateway', after: true },
		sees: refused(502, '<h1>502', html),
		effect: true,
	},
	{ fault: { fault: 'unavailable' }, sees: refused(503, 'Unavailable', json), effect: false },
	{
		fault: { fault: 'unavailable', after: true },
		sees: refused(503, 'Unavailable', json),
		effect: true,
	},
	{ fault: { fault: 'gateway-timeout' }, sees: refused(504, '<h1>504', html), effect: false },
	{
		fault: { fault: 'gateway-timeout', after: true },
		sees: refused(504, '<h1>504', html),
		effect: true,
	},
	{ fault: { fault: 'token-revoked' }, sees: { status: 401, whole: true }, effect: false },
];

describe.each(servers)('%s', (server) => {
	const service = (): FaultyService => faultyServices[server](sandbox);
	const rule = (fault: Case['fault']) => ({
		server,
		route: service().route,
		when: { at: [1] },
		...fault,
	});
	/** The plan's dynamic rules are checked by the admin API, as a user's are. */
	const plan = (fault: Case['fault']) => JSON.parse(JSON.stringify({ rules: [rule(fault)] }));

	test.each(cases)(
		'$fault: the client sees its answer, the effect happens: $effect',
		async ({ fault, sees, effect }) => {
			await follow(sandbox, plan(fault));
			const [name, seen] = await writeNew(service(), IMPATIENT_MS);
			expect(seen).toMatchObject(sees);
			expect(await service().has(name)).toBe(effect);
			const { faults } = await logsOf(sandbox);
			expect(faults).toMatchObject([{ number: 1, server, kind: fault.fault, rule: 0 }]);
			const [, next] = await writeNew(service());
			expect(next).toMatchObject({ whole: true, ...json });
			expect(next.status).toBeLessThan(300);
		},
	);

	test.each([
		['before the effect', {}],
		['after the effect', { after: true }],
	])('delay %s: the answer comes late, but right', async (_when, after) => {
		const [, usual] = await writeNew(service());
		await follow(sandbox, plan({ fault: 'delay', delayMs: 150, ...after }));
		const [name, seen] = await writeNew(service());
		expect(seen).toMatchObject({ status: usual.status, whole: true });
		expect(seen.ms).toBeGreaterThan(145);
		expect(await service().has(name)).toBe(true);
	});

	test.each([
		['in its middle', {}, (length: number) => Math.floor(length / 2)],
		['after so many bytes', { afterBytes: 7 }, () => 7],
		['never at its end', { afterBytes: 100_000 }, (length: number) => length - 1],
	])('torn-body: the body breaks off %s', async (_where, parameters, expected) => {
		await follow(sandbox, plan({ fault: 'torn-body', ...parameters }));
		const [name, torn] = await writeNew(service());
		const length = Number(torn.headers['content-length']);
		expect(torn).toMatchObject({ whole: false, ...json });
		expect(torn.body).toHaveLength(expected(length));
		expect(await service().has(name)).toBe(true);
		const [, next] = await writeNew(service());
		expect(next).toMatchObject({ status: torn.status, whole: true });
		expect(next.body.slice(0, 2)).toBe(torn.body.slice(0, 2));
	});

	test('slow-trickle: the body comes late, but right', async () => {
		await follow(sandbox, plan({ fault: 'slow-trickle', overMs: 200 }));
		const [name, seen] = await writeNew(service());
		const [, next] = await writeNew(service());
		expect(seen).toMatchObject({ status: next.status, whole: true, headers: json.headers });
		expect(seen.body).toHaveLength(next.body.length);
		expect(seen.ms).toBeGreaterThan(180);
		expect(await service().has(name)).toBe(true);
	});

	test('wrong-content-type: the right answer, called HTML', async () => {
		await follow(sandbox, plan({ fault: 'wrong-content-type' }));
		const [name, seen] = await writeNew(service());
		expect(seen.headers['content-type']).toContain('text/html');
		expect(seen.status).toBeLessThan(300);
		expect(JSON.parse(seen.body)).toBeTruthy();
		expect(await service().has(name)).toBe(true);
	});

	test.each([
		['no word of when to come again', 'unavailable', {}, undefined],
		['when to come again', 'unavailable', { retryAfterSeconds: 3 }, '3'],
		['when to come again', 'rate-limited', { retryAfterSeconds: 4 }, '4'],
		['no word of when to come again', 'rate-limited-bare', {}, undefined],
	])('says %s: %s %j', async (_says, fault, parameters, retryAfter) => {
		await follow(sandbox, plan({ fault, ...parameters }));
		const [, { headers }] = await writeNew(service());
		expect(headers['retry-after']).toBe(retryAfter);
		if (fault !== 'rate-limited') expect(Object.keys(headers).join()).not.toContain('x-ratelimit');
	});
});

test('rate-limited: Braze says when the limit begins anew, in seconds since 1970', async () => {
	const rule = { server: 'braze', fault: 'rate-limited', resetSeconds: 5 } as const;
	await follow(sandbox, { rules: [{ ...rule, when: { at: [1] } }] });
	const [, { headers }] = await writeNew(faultyServices.braze(sandbox));
	const seconds = Number(headers['x-ratelimit-reset']) - Date.now() / 1000;
	expect(headers).toMatchObject({ 'x-ratelimit-remaining': '0' });
	expect(headers['x-ratelimit-limit']).toMatch(/^\d+$/);
	expect(seconds).toBeGreaterThan(4);
	expect(seconds).toBeLessThanOrEqual(6);
});
