import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import {
	allUsers,
	changeTrack,
	track,
	trackAttributes,
	userWith,
	type JsonObject,
} from './trackCalls';

const EVENT = { name: 'visited', time: '2026-01-12T12:30:15Z' };

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 0, users: 0, braze: { track: { effectDelayMs: 0 } } });
});

afterAll(async () => {
	await sandbox.close();
});

/** The users in whose line this text stands. */
async function usersWith(text: string): Promise<JsonObject[]> {
	return (await allUsers(sandbox)).filter((user) => JSON.stringify(user).includes(text));
}

test.each<[string, JsonObject, number]>([
	['an external id', { external_id: 'new' }, 1],
	['an external id, existing only', { external_id: 'new-2', _update_existing_only: true }, 0],
	['an alias', { user_alias: { alias_name: 'n', alias_label: 'l' } }, 0],
	[
		'an alias, not existing only',
		{ user_alias: { alias_name: 'm', alias_label: 'l' }, _update_existing_only: false },
		1,
	],
	['an e-mail address', { email: 'new@example.org' }, 1],
	[
		'an e-mail address, existing only',
		{ email: 'new-2@example.org', _update_existing_only: true },
		0,
	],
	['a phone number', { phone: '+31600000000' }, 1],
	['a Braze id', { braze_id: '000000000000000000000000' }, 0],
])('users created by %s that nobody has', async (name, identifier, created) => {
	const object = { ...identifier, creation: name };
	const sent = await track(sandbox, { attributes: [object, object] });
	expect(sent.body).toEqual({ message: 'success', attributes_processed: 2 });
	expect(await usersWith(`"creation":"${name}"`)).toHaveLength(created);
});

test('a setting lets a Braze id create a user', async () => {
	await changeTrack(sandbox, { unknownBrazeId: 'created' });
	const braze_id = '00000000000000000000000a';
	await track(sandbox, { attributes: [{ braze_id, creation: 'by Braze id' }] });
	await changeTrack(sandbox, { unknownBrazeId: 'ignored' });
	expect(await usersWith(braze_id)).toMatchObject([{ braze_id, random_bucket: 10 }]);
});

test('an unknown alias is not created by an event either', async () => {
	const user_alias = { alias_name: 'event', alias_label: 'l' };
	const sent = await track(sandbox, { events: [{ user_alias, ...EVENT }] });
	expect(sent.body).toEqual({ message: 'success', events_processed: 1 });
	expect(await usersWith('"alias_name":"event"')).toEqual([]);
});

test('an event creates a user by external id', async () => {
	await track(sandbox, { events: [{ external_id: 'by event', ...EVENT }] });
	expect(await userWith(sandbox, 'by event')).toMatchObject({ custom_events: [{ count: 1 }] });
});

test('an event creates a user by e-mail address', async () => {
	const email = 'event@example.org';
	await track(sandbox, { events: [{ email, ...EVENT }] });
	expect(await usersWith(email)).toMatchObject([{ email, custom_events: [{ count: 1 }] }]);
});

test('a user created by an alias has it, and is found by it', async () => {
	const user_alias = { alias_name: 'kept', alias_label: 'l' };
	await trackAttributes(sandbox, { user_alias, _update_existing_only: false });
	await trackAttributes(sandbox, { user_alias, found: true });
	await trackAttributes(sandbox, { user_alias: { ...user_alias, alias_label: 'm' }, found: false });
	expect(await usersWith('"alias_name":"kept"')).toMatchObject([
		{ user_aliases: [user_alias], custom_attributes: { found: true } },
	]);
});

test('users are found by the Braze id they were given', async () => {
	await trackAttributes(sandbox, { external_id: 'given' });
	const [user] = await usersWith('"external_id":"given"');
	expect(user).toMatchObject({
		braze_id: expect.stringMatching(/^[\da-f]{24}$/),
		created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} UTC$/),
		random_bucket: expect.any(Number),
	});
	await trackAttributes(sandbox, { braze_id: user?.['braze_id'], found: true });
	expect((await userWith(sandbox, 'given'))?.['custom_attributes']).toEqual({ found: true });
});

test('null takes away neither external id nor alias', async () => {
	const email = 'keeps@example.org';
	await trackAttributes(sandbox, { external_id: 'keeps', email });
	await trackAttributes(sandbox, { external_id: null, user_alias: null, email, kept: true });
	expect((await userWith(sandbox, 'keeps'))?.['custom_attributes']).toEqual({ kept: true });
});

test('of e-mail and phone the e-mail is the identifier', async () => {
	await trackAttributes(sandbox, { phone: '+31611111111', first_name: 'Kim' });
	await trackAttributes(sandbox, { email: 'first@example.org', phone: '+31611111111' });
	expect(await usersWith('+31611111111')).toMatchObject([
		{ first_name: 'Kim' },
		{ email: 'first@example.org' },
	]);
});

test('e-mail and phone beside an external id are fields', async () => {
	await trackAttributes(sandbox, { email: 'field@example.org', first_name: 'Kim' });
	const contact = { email: 'field@example.org', phone: '+31622222222' };
	await trackAttributes(sandbox, { external_id: 'fields', ...contact });
	expect(await userWith(sandbox, 'fields')).toEqual(contact);
});

test('a shared e-mail address finds identified users first, then the latest', async () => {
	const email = 'shared@example.org';
	const user_alias = { alias_name: 'unidentified', alias_label: 'l' };
	await trackAttributes(sandbox, { user_alias, email, _update_existing_only: false });
	await trackAttributes(sandbox, { external_id: 'shares-1', email });
	await trackAttributes(sandbox, { external_id: 'shares-2', email });
	await trackAttributes(sandbox, { external_id: 'shares-1', touched: true });
	await trackAttributes(sandbox, { user_alias, touched: true });
	await trackAttributes(sandbox, { email, preferred: true });
	const found = await usersWith('"preferred":true');
	expect(found.map((user) => user['external_id'])).toEqual(['shares-1']);
});

test('a changed e-mail address is found under the new one only', async () => {
	await trackAttributes(sandbox, { external_id: 'mover', email: 'old@example.org' });
	await trackAttributes(sandbox, { external_id: 'mover', email: 'moved@example.org' });
	await trackAttributes(sandbox, { email: 'moved@example.org', seen: 1 });
	await trackAttributes(sandbox, {
		email: 'old@example.org',
		_update_existing_only: true,
		seen: 2,
	});
	expect((await userWith(sandbox, 'mover'))?.['custom_attributes']).toEqual({ seen: 1 });
});

describe('subscription groups', () => {
	function group(id: string, state: string): JsonObject {
		return { subscription_group_id: id, subscription_state: state };
	}

	async function groupsOf(externalId: string): Promise<unknown> {
		return (await userWith(sandbox, externalId))?.['subscription_groups'];
	}

	test('each group keeps its last state', async () => {
		const states = [group('g1', 'subscribed'), group('g2', 'subscribed')];
		await trackAttributes(sandbox, { external_id: 'groups', subscription_groups: states });
		const change = [group('g1', 'unsubscribed')];
		await trackAttributes(sandbox, { external_id: 'groups', subscription_groups: change });
		expect(await groupsOf('groups')).toEqual([group('g1', 'unsubscribed'), states[1]]);
	});

	test.each([
		['the e-mail address', { email: 'family@example.org' }],
		['the phone number', { phone: '+31633333333' }],
	])('by external id they change everybody with %s', async (name, contact) => {
		await trackAttributes(sandbox, { external_id: `one ${name}`, ...contact });
		await trackAttributes(sandbox, { external_id: `other ${name}` });
		const states = [group('g1', 'subscribed')];
		const object = { external_id: `other ${name}`, ...contact, subscription_groups: states };
		await trackAttributes(sandbox, object);
		expect(await groupsOf(`one ${name}`)).toEqual(states);
		expect(await groupsOf(`other ${name}`)).toEqual(states);
	});

	test('by e-mail address they change one user', async () => {
		const email = 'single@example.org';
		await trackAttributes(sandbox, { external_id: 'single-1', email });
		await trackAttributes(sandbox, { external_id: 'single-2', email });
		const states = [group('g1', 'subscribed')];
		await trackAttributes(sandbox, { email, subscription_groups: states });
		expect(await groupsOf('single-1')).toBeUndefined();
		expect(await groupsOf('single-2')).toEqual(states);
	});
});
