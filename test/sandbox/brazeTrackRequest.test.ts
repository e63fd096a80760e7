import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call } from './call';
import { allUsers, changeTrack, track, type JsonObject } from './trackCalls';

const NOBODY_VALID =
	"Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.";
const NO_IDENTIFIER = "'external_id', 'braze_id', 'user_alias', 'email' or 'phone' is required";
const BLOCKED = 'provided external_id is blacklisted and disallowed';
const LIST_KEY = { key: 'list-only', permissions: ['segments.list' as const] };
const TOO_LARGE = { attributes: [{ external_id: 'a', b: 'x'.repeat(4 * 1024 ** 2) }] };
const WHEN = '2026-01-12T12:30:15Z';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({
		profiles: 0,
		users: 0,
		braze: { moreKeys: [LIST_KEY], track: { effectDelayMs: 0, blockedExternalIds: ['dummy'] } },
	});
});

afterAll(async () => {
	await sandbox.close();
});

test.each([
	['a key without the permission', LIST_KEY.key, 403],
	['an unknown key', 'wrong', 401],
])('%s is refused', async (_case, token, status) => {
	const url = `${sandbox.braze.url}/users/track`;
	const body = { attributes: [{ external_id: 'a' }] };
	expect((await call({ method: 'POST', url, token, body })).status).toBe(status);
});

test('an unknown route answers 404', async () => {
	const url = `${sandbox.braze.url}/users/unknown`;
	const answer = await call({ method: 'GET', url, token: sandbox.braze.key });
	expect(answer).toEqual({ status: 404, body: { message: 'Not Found' } });
});

function bodyWith(attributes: number, events: number, purchases: number): JsonObject {
	const user = { external_id: 'many' };
	const event = { ...user, name: 'visited', time: WHEN };
	const purchase = { ...user, product_id: 'p', currency: 'EUR', price: 1, time: WHEN };
	return {
		attributes: Array(attributes).fill(user),
		events: Array(events).fill(event),
		purchases: Array(purchases).fill(purchase),
	};
}

test.each<[string, JsonObject, [number, number, number], boolean]>([
	['75 attributes', {}, [75, 0, 0], true],
	['75 objects over three arrays', {}, [25, 25, 25], true],
	['76 attributes', {}, [76, 0, 0], false],
	['76 objects over three arrays', {}, [50, 25, 1], false],
	['50 objects where 50 are allowed', { maxObjects: 50 }, [50, 0, 0], true],
	['51 objects where 50 are allowed', { maxObjects: 50 }, [0, 0, 51], false],
	['75 of each, counted by array', { objectsCounted: 'perArray' }, [75, 75, 75], true],
	['76 events, counted by array', { objectsCounted: 'perArray' }, [0, 76, 0], false],
])('%s', async (_case, settings, [attributes, events, purchases], isAccepted) => {
	await changeTrack(sandbox, settings);
	const processed = {
		attributes_processed: attributes,
		events_processed: events,
		purchases_processed: purchases,
	};
	expect(await track(sandbox, bodyWith(attributes, events, purchases))).toEqual(
		isAccepted
			? { status: 201, body: { message: 'success', ...processed } }
			: { status: 400, body: { message: 'Max Input Length Exceeded' } },
	);
	await changeTrack(sandbox, { maxObjects: 75, objectsCounted: 'perRequest' });
});

test.each([
	[413, 'Request Entity Too Large'],
	[400, 'Bad Request'],
])('a body over 4 MB answers %i by setting', async (status, message) => {
	await changeTrack(sandbox, { oversizedBody: status });
	expect(await track(sandbox, TOO_LARGE)).toEqual({ status, body: { message } });
	await changeTrack(sandbox, { oversizedBody: 413 });
});

test.each([
	['what is no JSON', '{"attributes":[', 'application/json'],
	['a list', '[]', 'application/json'],
	['a text', '"attributes"', 'application/json'],
	['another content type', 'attributes=1', 'application/x-www-form-urlencoded'],
])('%s answers 400', async (_case, body, contentType) => {
	const response = await fetch(`${sandbox.braze.url}/users/track`, {
		method: 'POST',
		headers: { authorization: `Bearer ${sandbox.braze.key}`, 'content-type': contentType },
		body,
	});
	expect([response.status, await response.json()]).toEqual([400, { message: 'Bad Request' }]);
});

test.each([
	['no arrays', {}, { errors: [] }],
	['empty arrays', { attributes: [], events: [] }, { errors: [] }],
	['something else than an array', { attributes: {} }, {}],
	['something else beside a valid array', { attributes: [{ external_id: 'a' }], events: {} }, {}],
])('a request with %s answers 400', async (_case, body, errors) => {
	const answer = await track(sandbox, body);
	expect(answer).toEqual({ status: 400, body: { message: NOBODY_VALID, ...errors } });
});

test.each([
	['no identifier', { first_name: 'Kim' }, NO_IDENTIFIER],
	['an empty external id', { external_id: '' }, NO_IDENTIFIER],
	['a number as external id', { external_id: 5 }, NO_IDENTIFIER],
	['an external id and a Braze id', { external_id: 'a', braze_id: 'b' }, NO_IDENTIFIER],
	[
		'an external id and an alias',
		{ external_id: 'a', user_alias: { alias_name: 'a', alias_label: 'l' } },
		NO_IDENTIFIER,
	],
	['half an alias', { user_alias: { alias_name: 'a' } }, NO_IDENTIFIER],
	['an empty external id beside an e-mail', { external_id: '', email: 'a@b.c' }, NO_IDENTIFIER],
	['no object', 'text', NO_IDENTIFIER],
	['the external id of a blocked user', { external_id: 'dummy' }, BLOCKED],
])('an object with %s is refused alone', async (_case, object, type) => {
	const error = { type, input_array: 'attributes', index: 1 };
	const valid = { external_id: 'beside' };
	expect(await track(sandbox, { attributes: [valid, object, valid] })).toEqual({
		status: 201,
		body: { message: 'success', attributes_processed: 2, errors: [error] },
	});
	expect(await track(sandbox, { attributes: [object] })).toEqual({
		status: 400,
		body: { message: NOBODY_VALID, errors: [{ ...error, index: 0 }] },
	});
});

test('errors name the array and the place in it', async () => {
	const valid = { external_id: 'places' };
	const answer = await track(sandbox, {
		attributes: [valid, {}],
		events: [{}],
		purchases: [],
	});
	expect(answer).toEqual({
		status: 201,
		body: {
			message: 'success',
			attributes_processed: 1,
			events_processed: 0,
			purchases_processed: 0,
			errors: [
				{ type: NO_IDENTIFIER, input_array: 'attributes', index: 1 },
				{ type: NO_IDENTIFIER, input_array: 'events', index: 0 },
			],
		},
	});
});

test('an array that was not sent is not answered', async () => {
	const event = { external_id: 'only events', name: 'visited', time: WHEN };
	const answer = await track(sandbox, { events: [event] });
	expect(answer).toEqual({ status: 201, body: { message: 'success', events_processed: 1 } });
});

test('nothing of a refused request has an effect', async () => {
	const objects = Array(76).fill({ external_id: 'too many' });
	await track(sandbox, { attributes: objects });
	const ids = (await allUsers(sandbox)).map((user) => user['external_id']);
	expect(ids).not.toContain('too many');
});
