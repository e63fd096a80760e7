import { email, phone } from './addressFields';
import { booleanValue } from './booleanValue';
import { country, gender, language, timeZone } from './codeFields';
import type { ConvertText } from './converted';
import { dateText, dayText } from './dateValue';
import { location } from './locationField';
import { mergedObject } from './objectValue';
import { subscription } from './subscriptionStates';
import { plainText } from './textValue';

/**
 * What the fields that every user has hold, whatever the type of a mapping's row says: others are
 * text (braze.com/docs/api/objects_filters/user_attributes_object, "Braze user profile fields").
 */
const fields: ReadonlyMap<string, ConvertText> = new Map([
	['country', country],
	['current_location', location],
	['email', email],
	['email_click_tracking_disabled', booleanValue],
	['email_open_tracking_disabled', booleanValue],
	['email_subscribe', subscription],
	['facebook', mergedObject],
	['gender', gender],
	['language', language],
	['phone', phone],
	['push_subscribe', subscription],
	['time_zone', timeZone],
	['twitter', mergedObject],
]);

const dates: ReadonlyMap<string, (timeZone: string) => ConvertText> = new Map([
	['date_of_first_session', dateText],
	['date_of_last_session', dateText],
	['dob', dayText],
	['marked_email_as_spam_at', dateText],
]);

/** How a standard field's text is converted; dates without a zone are in the time zone. */
export const standardField = (name: string, zone: string): ConvertText =>
	fields.get(name) ?? dates.get(name)?.(zone) ?? plainText;
