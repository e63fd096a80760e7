import { eventMoment } from './moment';
import { identifierOf } from './people';
import { SUBSCRIPTION_STATES } from './profileField';
import { isRecord, isShortText, type JsonRecord } from './value';

export const INPUT_ARRAYS = ['attributes', 'events', 'purchases'] as const;
export type InputArray = (typeof INPUT_ARRAYS)[number];

const NO_IDENTIFIER = "'external_id', 'braze_id', 'user_alias', 'email' or 'phone' is required";
const BLOCKED_USER = 'provided external_id is blacklisted and disallowed';
/** How it begins. */
const BAD_EMAIL_STATE = "'email_subscribe' must be ";
const BAD_QUANTITY = "'quantity' is not valid";
/** For errors whose words are not known. */
const SOME_ERROR = '';

const RESERVED_PROPERTIES = ['time', 'event_name'];
const MAX_QUANTITY = 100;
const KIBIBYTE = 1024;
const MAX_EVENT_PROPERTY_BYTES = 100 * KIBIBYTE;
const MAX_PURCHASE_PROPERTY_BYTES = 50 * KIBIBYTE;

const isName = (given: unknown): given is string =>
	typeof given === 'string' && given !== '' && isShortText(given);

const isTime = (given: unknown): boolean =>
	typeof given === 'string' && eventMoment(given) !== undefined;

const isPropertyName = (name: string): boolean => isName(name) && !name.startsWith('$');

function areProperties(given: unknown, maxBytes: number): boolean {
	if ((given ?? null) === null) return true;
	if (!isRecord(given) || !Object.keys(given).every(isPropertyName)) return false;
	return Buffer.byteLength(JSON.stringify(given)) <= maxBytes;
}

function areEventProperties(given: unknown): boolean {
	if (isRecord(given) && RESERVED_PROPERTIES.some((name) => Object.hasOwn(given, name)))
		return false;
	return areProperties(given, MAX_EVENT_PROPERTY_BYTES);
}

function isSubscriptionState(given: unknown): boolean {
	return given === undefined || given === null || SUBSCRIPTION_STATES.includes(String(given));
}

function isGroup(given: unknown): boolean {
	if (!isRecord(given)) return false;
	const { subscription_group_id: id, subscription_state: state } = given;
	return isName(id) && (state === 'subscribed' || state === 'unsubscribed');
}

function areGroups(given: unknown): boolean {
	return (given ?? null) === null || (Array.isArray(given) && given.every(isGroup));
}

function attributesRefusal(given: JsonRecord): string | undefined {
	if (!isSubscriptionState(given.email_subscribe)) return BAD_EMAIL_STATE;
	if (!isSubscriptionState(given.push_subscribe)) return SOME_ERROR;
	return areGroups(given.subscription_groups) ? undefined : SOME_ERROR;
}

function eventRefusal(given: JsonRecord): string | undefined {
	const isGood =
		isName(given.name) &&
		!given.name.startsWith('$') &&
		isTime(given.time) &&
		areEventProperties(given.properties);
	return isGood ? undefined : SOME_ERROR;
}

function isQuantity(given: unknown): boolean {
	if ((given ?? null) === null) return true;
	return Number.isInteger(given) && Number(given) >= 1 && Number(given) <= MAX_QUANTITY;
}

const CURRENCIES = ['USD', 'EUR'];

function purchaseRefusal(given: JsonRecord): string | undefined {
	const isGood =
		isName(given.product_id) &&
		CURRENCIES.includes(String(given.currency)) &&
		typeof given.price === 'number' &&
		isTime(given.time) &&
		areProperties(given.properties, MAX_PURCHASE_PROPERTY_BYTES);
	if (!isGood) return SOME_ERROR;
	return isQuantity(given.quantity) ? undefined : BAD_QUANTITY;
}

const REFUSALS = {
	attributes: attributesRefusal,
	events: eventRefusal,
	purchases: purchaseRefusal,
};

/** Why an object is refused: Braze's words, as far as they are known; undefined if it is not. */
export function refusalOf(
	given: unknown,
	inputArray: InputArray,
	blockedExternalIds: readonly string[],
): string | undefined {
	const identifier = isRecord(given) ? identifierOf(given) : undefined;
	if (!isRecord(given) || identifier === undefined) return NO_IDENTIFIER;
	if (identifier.by === 'external_id' && blockedExternalIds.includes(identifier.value)) {
		return BLOCKED_USER;
	}
	return REFUSALS[inputArray](given);
}
