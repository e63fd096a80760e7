import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { track, type JsonObject } from './trackCalls';

const EVENT = { name: 'visited', time: '2026-01-12T12:30:15Z' };
const PURCHASE = { product_id: 'p1', currency: 'EUR', price: 12.5, time: '2026-01-12T12:30:15Z' };
const VALID: Readonly<Record<string, JsonObject>> = { events: EVENT, purchases: PURCHASE };
const KILOBYTE = 1024;

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 0, users: 0, braze: { track: { effectDelayMs: 0 } } });
});

afterAll(async () => {
	await sandbox.close();
});

/** Properties whose JSON text has so many bytes. */
function flat(bytes: number): JsonObject {
	return { text: 'x'.repeat(bytes - '{"text":""}'.length) };
}

function nested(bytes: number): JsonObject {
	return { list: ['x'.repeat(bytes - '{"list":[""]}'.length)] };
}

const answered = z.object({ errors: z.array(z.object({ type: z.string() })).default([]) });

/** Why the object is refused, beside one that is not. */
async function refusal(array: string, object: JsonObject): Promise<string | undefined> {
	const valid = { external_id: 'objects', ...VALID[array] };
	const body = { [array]: [valid, { external_id: 'objects', ...object }] };
	return answered.parse((await track(sandbox, body)).body).errors[0]?.type;
}

const STATES = "must be one of 'opted_in', 'subscribed', 'unsubscribed'";

type Case = readonly [string, JsonObject, string | undefined];

const EVENTS: readonly Case[] = [
	['an event', EVENT, undefined],
	['an event without a name', { ...EVENT, name: undefined }, "'name' is required"],
	['an event with an empty name', { ...EVENT, name: '' }, "'name' is not valid"],
	['an event with a number as name', { ...EVENT, name: 5 }, "'name' is not valid"],
	['an event name of 255 characters', { ...EVENT, name: '🦊'.repeat(255) }, undefined],
	['an event name of 256 characters', { ...EVENT, name: 'x'.repeat(256) }, "'name' is not valid"],
	['an event name with a leading $', { ...EVENT, name: '$visited' }, "'name' is not valid"],
	['an event without a time', { ...EVENT, time: undefined }, "'time' is required"],
	['an event time with an offset', { ...EVENT, time: '2026-01-12T12:30:15.123+02:00' }, undefined],
	[
		'an event time with a colon before SSS',
		{ ...EVENT, time: '2026-01-12T12:30:15:123Z' },
		undefined,
	],
	['an event time that is no ISO 8601', { ...EVENT, time: '01/12/2026' }, "'time' is not valid"],
	['an event time that is a number', { ...EVENT, time: 1_768_000_000 }, "'time' is not valid"],
	['event properties', { ...EVENT, properties: { page: 1 } }, undefined],
	['event properties in a list', { ...EVENT, properties: [1] }, "'properties' is not valid"],
	[
		'the reserved property time',
		{ ...EVENT, properties: { time: 1 } },
		"'properties' is not valid",
	],
	[
		'the reserved property event_name',
		{ ...EVENT, properties: { event_name: 1 } },
		"'properties' is not valid",
	],
	['a property with a leading $', { ...EVENT, properties: { $a: 1 } }, "'properties' is not valid"],
	[
		'nested event properties of 100 KB',
		{ ...EVENT, properties: nested(100 * KILOBYTE) },
		undefined,
	],
	[
		'nested event properties over 100 KB',
		{ ...EVENT, properties: nested(100 * KILOBYTE + 1) },
		"'properties' is not valid",
	],
	[
		'flat event properties over 100 KB',
		{ ...EVENT, properties: flat(100 * KILOBYTE + 1) },
		undefined,
	],
];

const PURCHASES: readonly Case[] = [
	['a purchase', PURCHASE, undefined],
	[
		'a purchase without a product',
		{ ...PURCHASE, product_id: undefined },
		"'product_id' is required",
	],
	[
		'a product of 256 characters',
		{ ...PURCHASE, product_id: 'x'.repeat(256) },
		"'product_id' is not valid",
	],
	['an empty product', { ...PURCHASE, product_id: '' }, "'product_id' is not valid"],
	['a purchase without a currency', { ...PURCHASE, currency: undefined }, "'currency' is required"],
	[
		'a currency that is not in ISO 4217',
		{ ...PURCHASE, currency: 'XYZ' },
		"'currency' is not valid",
	],
	['a currency in lower case', { ...PURCHASE, currency: 'eur' }, "'currency' is not valid"],
	['a purchase without a price', { ...PURCHASE, price: undefined }, "'price' is required"],
	['a price in a text', { ...PURCHASE, price: '12.5' }, "'price' is not valid"],
	['a purchase without a time', { ...PURCHASE, time: undefined }, "'time' is required"],
	['100 pieces', { ...PURCHASE, quantity: 100 }, undefined],
	['101 pieces', { ...PURCHASE, quantity: 101 }, "'quantity' is not valid"],
	['no pieces', { ...PURCHASE, quantity: 0 }, "'quantity' is not valid"],
	['half a piece', { ...PURCHASE, quantity: 0.5 }, "'quantity' is not valid"],
	[
		'a purchase property with a leading $',
		{ ...PURCHASE, properties: { $a: 1 } },
		"'properties' is not valid",
	],
	['purchase properties of 50 KB', { ...PURCHASE, properties: flat(50 * KILOBYTE) }, undefined],
	[
		'purchase properties over 50 KB',
		{ ...PURCHASE, properties: flat(50 * KILOBYTE + 1) },
		"'properties' is not valid",
	],
];

const ATTRIBUTES: readonly Case[] = [
	...['opted_in', 'subscribed', 'unsubscribed', null].map<Case>((state) => {
		const object = { email_subscribe: state, push_subscribe: state };
		return [`the subscription state ${state}`, object, undefined];
	}),
	['another e-mail state', { email_subscribe: 'yes' }, `'email_subscribe' ${STATES}`],
	['another push state', { push_subscribe: true }, `'push_subscribe' ${STATES}`],
	[
		'another state of a group',
		{ subscription_groups: [{ subscription_group_id: 'g', subscription_state: 'opted_in' }] },
		"'subscription_groups' is not valid",
	],
];

test.each(EVENTS)('%s', async (_case, object, type) => {
	expect(await refusal('events', object)).toBe(type);
});

test.each(PURCHASES)('%s', async (_case, object, type) => {
	expect(await refusal('purchases', object)).toBe(type);
});

test.each(ATTRIBUTES)('%s', async (_case, object, type) => {
	expect(await refusal('attributes', object)).toBe(type);
});
