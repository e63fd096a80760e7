import { isJsonRecord } from '../../http/jsonRecord';
import type { TrackSettings } from '../track/trackSettings';
import { isScalar } from './attributeValue';
import { readDateText, readIsoTime } from './dateText';
import { readCountry } from './isoCountries';
import { readLanguage } from './isoLanguages';
import { isTimeZone } from './timeZone';

/** `null` clears the field; nothing leaves it as it is, and nobody is told. */
type FieldReader = (given: unknown, settings: TrackSettings) => unknown;

export interface StandardField {
	/** The field's name in exports. */
	readonly exportedAs: string;
	readonly read: FieldReader;
}

const GENDERS: readonly unknown[] = ['M', 'F', 'O', 'N', 'P'];
const CALENDAR_DAY = /^\d{4}-\d\d-\d\d$/;

function readText(given: unknown): string | undefined {
	return typeof given === 'string' ? given : undefined;
}

function readBoolean(given: unknown): boolean | undefined {
	return typeof given === 'boolean' ? given : undefined;
}

function readObject(given: unknown): unknown {
	return isJsonRecord(given) ? given : undefined;
}

function readTime(given: unknown): unknown {
	return typeof given === 'string' && readDateText(given) ? given : undefined;
}

function readBirthday(given: unknown): unknown {
	if (typeof given !== 'string' || !CALENDAR_DAY.test(given)) return undefined;
	return readIsoTime(given) === undefined ? undefined : given;
}

function readTimeZone(given: unknown): unknown {
	return typeof given === 'string' && isTimeZone(given) ? given : undefined;
}

function readLocation(given: unknown, { coordinates }: TrackSettings): unknown {
	if (!isJsonRecord(given)) return undefined;
	const { longitude, latitude } = given;
	if (typeof longitude !== 'number' || typeof latitude !== 'number') return undefined;
	return coordinates === 'longitudeFirst' ? [longitude, latitude] : [latitude, longitude];
}

/** Tokens come with the id of their app and are exported with its name, here the same. */
function readPushTokens(given: unknown): unknown {
	if (!Array.isArray(given)) return undefined;
	return given.filter(isJsonRecord).map(({ app_id, token, device_id }) => {
		return { app: app_id, token, ...(isScalar(device_id) && { device_id }) };
	});
}

const READERS: readonly (readonly [string, FieldReader])[] = [
	['country', (given) => readCountry(given) ?? null],
	['current_location', readLocation],
	['date_of_first_session', readTime],
	['date_of_last_session', readTime],
	['dob', readBirthday],
	['email', readText],
	['email_subscribe', readText],
	['email_open_tracking_disabled', readBoolean],
	['email_click_tracking_disabled', readBoolean],
	['facebook', readObject],
	['first_name', readText],
	['gender', (given) => (GENDERS.includes(given) ? given : undefined)],
	['home_city', readText],
	['language', (given) => readLanguage(given) ?? null],
	['last_name', readText],
	['marked_email_as_spam_at', readTime],
	['phone', readText],
	['push_subscribe', readText],
	['push_tokens', readPushTokens],
	['time_zone', readTimeZone],
	['twitter', readObject],
];

/**
 * The fields every user has, and how each reads what it is given.
 * https://www.braze.com/docs/api/objects_filters/user_attributes_object
 */
export const STANDARD_FIELDS: ReadonlyMap<string, StandardField> = new Map(
	READERS.map(([name, read]) => {
		const exportedAs = name === 'current_location' ? 'last_coordinates' : name;
		return [name, { exportedAs, read }];
	}),
);
