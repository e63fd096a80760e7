import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { changeTrack, track, trackAttributes, userWith } from './trackCalls';

const WHEN = '2026-01-12T12:30:15Z';

let sandbox: Sandbox;

beforeAll(async () => {
	const track = { effectDelayMs: 0, forcedTypes: { code: 'string' as const } };
	sandbox = await startSandbox({ profiles: 0, users: 300, braze: { track } });
});

afterAll(async () => {
	await sandbox.close();
});

async function state(): Promise<string> {
	return await (await fetch(`${sandbox.admin.url}/admin/braze/users`)).text();
}

async function restore(lines: string): Promise<number> {
	const response = await fetch(`${sandbox.admin.url}/admin/braze/users`, {
		method: 'PUT',
		headers: { 'content-type': 'application/x-ndjson' },
		body: lines,
	});
	return response.status;
}

async function sendEverything(): Promise<void> {
	const person = {
		external_id: 'everything',
		email: 'everything@example.org',
		subscription_groups: [{ subscription_group_id: 'g', subscription_state: 'subscribed' }],
		facebook: { id: 'kim' },
		current_location: { longitude: 5.85, latitude: 51.84 },
		time: WHEN,
		code: '2026-01-12',
		list: ['2026-01-12', 1, true],
		nested: { at: { $time: WHEN }, text: WHEN, more: [{ b: 1 }] },
		objects: [{ id: 1, at: { $time: '2026-01-12' } }],
		'': 'no name',
	};
	const alias = { user_alias: { alias_name: 'n', alias_label: 'l' }, _update_existing_only: false };
	await trackAttributes(sandbox, person, { ...alias, a: 1 }, { phone: '+31600000000' });
	const owner = { external_id: 'everything', time: WHEN };
	const purchase = { ...owner, product_id: 'p', currency: 'EUR', price: 0.1 };
	await track(sandbox, {
		events: [{ ...owner, name: 'visited' }],
		purchases: [purchase, purchase, purchase],
	});
}

test.each(['utcText', 'iso'])('the state put back is the state, times as %s', async (format) => {
	await changeTrack(sandbox, { customTimeFormat: format });
	await sendEverything();
	const before = await state();
	expect(before.split('\n').length).toBeGreaterThan(303);
	expect(await restore('')).toBe(200);
	expect(await state()).toBe('');
	expect(await restore(before)).toBe(200);
	expect(await state()).toBe(before);
});

test('times put back are times', async () => {
	await changeTrack(sandbox, { customTimeFormat: 'utcText' });
	await sendEverything();
	await restore(await state());
	await changeTrack(sandbox, { customTimeFormat: 'iso' });
	expect((await userWith(sandbox, 'everything'))?.['custom_attributes']).toMatchObject({
		time: '2026-01-12T12:30:15.000Z',
		code: '2026-01-12',
		list: ['2026-01-12', 1, true],
		nested: { at: '2026-01-12T12:30:15.000Z', text: WHEN },
		objects: [{ at: '2026-01-12T00:00:00.000Z' }],
	});
});

test('users put back are found by what they are known by', async () => {
	await sendEverything();
	await restore(await state());
	const user_alias = { alias_name: 'n', alias_label: 'l' };
	await trackAttributes(
		sandbox,
		{ external_id: 'everything', found: 1, _update_existing_only: true },
		{ user_alias, found: 1 },
		{ phone: '+31600000000', found: 1, _update_existing_only: true },
	);
	const found = (await state()).split('\n').filter((line) => line.includes('"found":1'));
	expect(found).toHaveLength(3);
});

test.each([
	['no JSON', '{'],
	['no Braze id', '{"created_at":"2026-01-12"}'],
	['an empty Braze id', '{"braze_id":"","created_at":"2026-01-12"}'],
	['no date of creation', '{"braze_id":"0123456789abcdef01234567","created_at":"once"}'],
])('a line with %s is refused', async (_case, line) => {
	expect(await restore(`${line}\n`)).toBe(400);
});
