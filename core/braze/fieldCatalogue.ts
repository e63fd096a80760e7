/** A standard field of Braze's user, as dropdowns show it. */
export interface StandardField {
	readonly name: string;
	readonly label: string;
}

/**
 * Standard fields of a segment export that hold a value or a list of values
 * (braze.com/docs/api/endpoints/export/user_data/post_users_segment, "User export object").
 */
export const exportFields: readonly StandardField[] = [
	{ name: 'attributed_ad', label: 'Attributed Ad' },
	{ name: 'attributed_adgroup', label: 'Attributed Ad Group' },
	{ name: 'attributed_campaign', label: 'Attributed Campaign' },
	{ name: 'attributed_source', label: 'Attributed Source' },
	{ name: 'braze_id', label: 'Braze ID' },
	{ name: 'country', label: 'Country' },
	{ name: 'created_at', label: 'Created At' },
	{ name: 'dob', label: 'Date of Birth' },
	{ name: 'email', label: 'Email' },
	{ name: 'email_subscribe', label: 'Email Subscription' },
	{ name: 'external_id', label: 'External ID' },
	{ name: 'first_name', label: 'First Name' },
	{ name: 'gender', label: 'Gender' },
	{ name: 'home_city', label: 'Home City' },
	{ name: 'language', label: 'Language' },
	{ name: 'last_name', label: 'Last Name' },
	{ name: 'phone', label: 'Phone' },
	{ name: 'push_subscribe', label: 'Push Subscription' },
	{ name: 'random_bucket', label: 'Random Bucket' },
	{ name: 'time_zone', label: 'Time Zone' },
	{ name: 'total_revenue', label: 'Total Revenue' },
	{ name: 'uninstalled_at', label: 'Uninstalled At' },
];

/**
 * Names of everything a segment export holds, those of lists and objects too
 * (braze.com/docs/api/endpoints/export/user_data/post_users_segment, "fields_to_export").
 */
export const exportFieldNames: readonly string[] = [
	...exportFields.map(({ name }) => name),
	'apps',
	'campaigns_received',
	'canvases_received',
	'custom_attributes',
	'custom_events',
	'devices',
	'last_coordinates',
	'purchases',
	'push_tokens',
	'user_aliases',
].sort();

/**
 * Standard fields that `/users/track` sets (braze.com/docs/api/objects_filters/user_attributes_object).
 * Current location, Facebook and Twitter take an object, all others a single value. Push tokens are
 * not among them: they belong to an app on a device, not to a profile.
 */
export const trackFields: readonly StandardField[] = [
	{ name: 'country', label: 'Country' },
	{ name: 'current_location', label: 'Current Location' },
	{ name: 'date_of_first_session', label: 'Date of First Session' },
	{ name: 'date_of_last_session', label: 'Date of Last Session' },
	{ name: 'dob', label: 'Date of Birth' },
	{ name: 'email', label: 'Email' },
	{ name: 'email_click_tracking_disabled', label: 'Email Click Tracking Disabled' },
	{ name: 'email_open_tracking_disabled', label: 'Email Open Tracking Disabled' },
	{ name: 'email_subscribe', label: 'Email Subscription' },
	{ name: 'facebook', label: 'Facebook' },
	{ name: 'first_name', label: 'First Name' },
	{ name: 'gender', label: 'Gender' },
	{ name: 'home_city', label: 'Home City' },
	{ name: 'language', label: 'Language' },
	{ name: 'last_name', label: 'Last Name' },
	{ name: 'marked_email_as_spam_at', label: 'Marked Email as Spam At' },
	{ name: 'phone', label: 'Phone' },
	{ name: 'push_subscribe', label: 'Push Subscription' },
	{ name: 'time_zone', label: 'Time Zone' },
	{ name: 'twitter', label: 'Twitter' },
];
