import type { BrazeUser } from '../users/brazeUser';

const MAX_STRING_CHARACTERS = 255;

/** https://www.braze.com/docs/api/objects_filters/user_attributes_object */
const STANDARD_FIELDS = new Set([
	'country',
	'current_location',
	'date_of_first_session',
	'date_of_last_session',
	'dob',
	'email',
	'email_subscribe',
	'email_open_tracking_disabled',
	'email_click_tracking_disabled',
	'facebook',
	'first_name',
	'gender',
	'home_city',
	'language',
	'last_name',
	'marked_email_as_spam_at',
	'phone',
	'push_subscribe',
	'push_tokens',
	'subscription_groups',
	'time_zone',
	'twitter',
]);

const NOT_ATTRIBUTES = new Set([
	'external_id',
	'braze_id',
	'user_alias',
	'_update_existing_only',
	'_merge_objects',
	'push_token_import',
]);

function isTooLong(value: unknown): boolean {
	if (typeof value !== 'string' || value.length <= MAX_STRING_CHARACTERS) return false;
	return [...value].length > MAX_STRING_CHARACTERS;
}

/**
 * Writes the values of an attributes object to a user. `null` clears; a custom string over 255
 * characters is not applied, and nobody is told.
 * https://www.braze.com/docs/user_guide/data/custom_data/custom_attributes
 */
export function applyAttributes(user: BrazeUser, attributes: Record<string, unknown>): void {
	for (const [name, value] of Object.entries(attributes)) {
		if (NOT_ATTRIBUTES.has(name)) continue;
		const isStandard = STANDARD_FIELDS.has(name);
		const target = isStandard ? user.fields : user.customAttributes;
		if (value === null) target.delete(name);
		else if (isStandard || !isTooLong(value)) target.set(name, value);
	}
}
