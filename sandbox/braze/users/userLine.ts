import { jsonObjectText } from '../../http/jsonRecord';
import type { BrazeUser } from './brazeUser';

/** https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment */
export const EXPORT_FIELDS = [
	'apps',
	'attributed_campaign',
	'attributed_source',
	'attributed_adgroup',
	'attributed_ad',
	'braze_id',
	'campaigns_received',
	'canvases_received',
	'country',
	'created_at',
	'custom_attributes',
	'custom_events',
	'devices',
	'dob',
	'email',
	'email_subscribe',
	'external_id',
	'first_name',
	'gender',
	'home_city',
	'language',
	'last_coordinates',
	'last_name',
	'phone',
	'purchases',
	'push_subscribe',
	'push_tokens',
	'random_bucket',
	'time_zone',
	'total_revenue',
	'uninstalled_at',
	'user_aliases',
] as const;

export type ExportField = (typeof EXPORT_FIELDS)[number];

const BUCKETS = 10_000;

/** What an export asks for. */
export interface UserSelection {
	readonly fields: readonly ExportField[];
	/** The chosen custom attributes, used unless all are asked for. */
	readonly customAttributes: readonly string[];
}

export const EVERYTHING: UserSelection = { fields: EXPORT_FIELDS, customAttributes: [] };

/** As in the documentation's sample: `2020-07-10 15:00:00.000 UTC`. */
function brazeTime(timeMs: number): string {
	return new Date(timeMs).toISOString().replace('T', ' ').replace('Z', ' UTC');
}

function fieldValue(user: BrazeUser, field: ExportField): unknown {
	switch (field) {
		case 'braze_id':
			return user.brazeId;
		case 'external_id':
			return user.externalId;
		case 'created_at':
			return brazeTime(user.createdAtMs);
		case 'user_aliases':
			return user.aliases;
		case 'random_bucket':
			return Number.parseInt(user.brazeId.slice(-6), 16) % BUCKETS;
		default:
			return user.fields.get(field);
	}
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	return Array.isArray(value) && value.length === 0;
}

function* chosenAttributes(
	{ customAttributes }: BrazeUser,
	names: readonly string[],
): Generator<readonly [string, unknown]> {
	for (const name of names) {
		if (customAttributes.has(name)) yield [name, customAttributes.get(name)];
	}
}

/** One line of an export: only what was asked for, and of that only what has a value. */
export function userLine(user: BrazeUser, { fields, customAttributes }: UserSelection): string {
	const parts: string[] = [];
	for (const field of fields) {
		const value = field === 'custom_attributes' ? undefined : fieldValue(user, field);
		if (!isEmpty(value)) parts.push(`${JSON.stringify(field)}:${JSON.stringify(value)}`);
	}
	const all = fields.includes('custom_attributes');
	const custom = jsonObjectText(
		all ? user.customAttributes : chosenAttributes(user, customAttributes),
	);
	if (custom !== '{}') parts.push(`"custom_attributes":${custom}`);
	return `{${parts.join(',')}}`;
}
