import { z } from 'zod';
import { exactText } from '../../http/exactJson';
import { isJsonRecord } from '../../http/jsonRecord';
import { readEventTime } from '../attributes/dateText';
import { isTooLong } from '../attributes/textLength';
import { subscriptionGroups } from '../users/subscriptionGroups';

/** https://www.braze.com/docs/api/objects_filters/event_object */
const MAX_EVENT_PROPERTIES_BYTES = 100 * 1024;
/** https://www.braze.com/docs/api/objects_filters/purchase_object */
const MAX_PURCHASE_PROPERTIES_BYTES = 50 * 1024;
const MAX_QUANTITY = 100;

const RESERVED_PROPERTIES = ['time', 'event_name'];
/** ISO 4217. */
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const SUBSCRIPTION_STATES = ['opted_in', 'subscribed', 'unsubscribed'] as const;

type Properties = Record<string, unknown>;

function isName(name: string): boolean {
	return name !== '' && !name.startsWith('$') && !isTooLong(name);
}

function isReserved(name: string): boolean {
	return RESERVED_PROPERTIES.includes(name);
}

function isWithin(properties: Properties, maxBytes: number): boolean {
	return Buffer.byteLength(exactText(properties)) <= maxBytes;
}

function hasStructure(properties: Properties): boolean {
	return Object.values(properties).some((value) => typeof value === 'object' && value !== null);
}

const eventTime = z.string().transform((text, context) => {
	const timeMs = readEventTime(text);
	if (timeMs !== undefined) return timeMs;
	context.addIssue('no time of an event');
	return z.NEVER;
});
const namedProperties = z
	.custom<Properties>(isJsonRecord)
	.refine((properties) => Object.keys(properties).every(isName));
const subscriptionState = z.enum(SUBSCRIPTION_STATES).nullish();

/** https://www.braze.com/docs/api/objects_filters/user_attributes_object */
export const attributesFields = z.object({
	email_subscribe: subscriptionState,
	push_subscribe: subscriptionState,
	subscription_groups: subscriptionGroups.nullish(),
});

/** https://www.braze.com/docs/api/objects_filters/event_object */
export const eventFields = z.object({
	name: z.string().refine(isName),
	time: eventTime,
	properties: namedProperties
		.refine((properties) => !Object.keys(properties).some(isReserved))
		.refine((properties) => {
			return !hasStructure(properties) || isWithin(properties, MAX_EVENT_PROPERTIES_BYTES);
		})
		.nullish(),
});

/** https://www.braze.com/docs/api/objects_filters/purchase_object */
export const purchaseFields = z.object({
	product_id: z.string().refine((id) => id !== '' && !isTooLong(id)),
	currency: z.string().refine((code) => CURRENCIES.has(code)),
	price: z.number(),
	time: eventTime,
	quantity: z.number().int().min(1).max(MAX_QUANTITY).nullish(),
	properties: namedProperties
		.refine((properties) => isWithin(properties, MAX_PURCHASE_PROPERTIES_BYTES))
		.nullish(),
});

/** What Braze says of fields whose words are known; the others are said to be not valid. */
const FAULT_TEXTS: ReadonlyMap<unknown, string> = new Map(
	(['email_subscribe', 'push_subscribe'] as const).map((field) => [
		field,
		`'${field}' must be one of '${SUBSCRIPTION_STATES.join("', '")}'`,
	]),
);

/** Why an object is refused, as the `type` of its error. */
export function faultText({ issues: [issue] }: z.ZodError, object: Properties): string {
	const field = String(issue?.path[0]);
	if (object[field] === undefined) return `'${field}' is required`;
	return FAULT_TEXTS.get(field) ?? `'${field}' is not valid`;
}
