import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call } from './call';
import { allUsers, changeTrack, track, userWith, type JsonObject } from './trackCalls';

const DELAY_MS = 400;

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 0, users: 0 });
});

afterAll(async () => {
	await sandbox.close();
});

async function send(external_id: string, attributes: JsonObject): Promise<void> {
	await track(sandbox, { attributes: [{ external_id, ...attributes }] });
}

/** Whether Braze knows the user now; unlike the admin API this does not wait. */
async function isKnown(external_id: string): Promise<boolean> {
	const { url, key } = sandbox.braze;
	const body = { external_ids: [external_id], fields_to_export: ['external_id'] };
	const answer = await call({ method: 'POST', url: `${url}/users/export/ids`, token: key, body });
	return JSON.stringify(answer.body).includes(`"external_id":"${external_id}"`);
}

test('the effect comes after the answer, by the delay', async () => {
	await changeTrack(sandbox, { effectDelayMs: DELAY_MS });
	const sentMs = performance.now();
	await send('later', { a: 1 });
	expect(await isKnown('later')).toBe(false);
	while (!(await isKnown('later'))) await wait(10);
	expect(performance.now() - sentMs).toBeGreaterThanOrEqual(DELAY_MS);
});

test('the admin API shows what was sent before', async () => {
	await changeTrack(sandbox, { effectDelayMs: DELAY_MS });
	await send('shown', { a: 1 });
	expect(await userWith(sandbox, 'shown')).toEqual({ custom_attributes: { a: 1 } });
});

test('without jitter a shorter delay lets nothing overtake', async () => {
	await changeTrack(sandbox, { effectDelayMs: DELAY_MS });
	await send('order', { a: 'first' });
	await changeTrack(sandbox, { effectDelayMs: 0 });
	await send('order', { a: 'second' });
	expect((await userWith(sandbox, 'order'))?.['custom_attributes']).toEqual({ a: 'second' });
});

test('with jitter requests overtake each other', async () => {
	await changeTrack(sandbox, { effectDelayMs: 0, effectJitterMs: 200 });
	const sent = Array.from({ length: 20 }, (_, index) => index);
	for (const index of sent) await send('jitter', { order: { add: [index] } });
	await changeTrack(sandbox, { effectJitterMs: 0 });
	const attributes = (await userWith(sandbox, 'jitter'))?.['custom_attributes'];
	const { order } = JSON.parse(JSON.stringify(attributes));
	expect(order).not.toEqual(order.toSorted((one: number, other: number) => one - other));
	expect(order).toHaveLength(20);
});

test('without a delay the effect is there with the answer', async () => {
	await changeTrack(sandbox, { effectDelayMs: 0 });
	await send('at once', { a: 1 });
	expect(await isKnown('at once')).toBe(true);
});

test('the sandbox ends without waiting for effects', async () => {
	const other = await startSandbox({
		profiles: 0,
		users: 0,
		braze: { track: { effectDelayMs: 60_000 } },
	});
	await track(other, { attributes: [{ external_id: 'never' }] });
	const waiting = allUsers(other).catch(() => 'ended');
	await wait(50);
	const startedMs = performance.now();
	await other.close();
	await waiting;
	expect(performance.now() - startedMs).toBeLessThan(5_000);
});
