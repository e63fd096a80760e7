import { exactText } from '../../http/exactJson';
import { attributeText, type AttributeValue } from '../attributes/attributeValue';
import { timeText } from '../attributes/timeValue';
import type { BrazeUser } from './brazeUser';
import { exportedOccurrences } from './occurrences';

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

function randomBucket(brazeId: string): number {
	return (Number.parseInt(brazeId.slice(-6), 16) || 0) % BUCKETS;
}

function fieldValue(user: BrazeUser, field: ExportField): unknown {
	switch (field) {
		case 'braze_id':
			return user.brazeId;
		case 'external_id':
			return user.externalId;
		case 'created_at':
			return timeText(user.createdAtMs, 'utcText');
		case 'user_aliases':
			return user.aliases;
		case 'random_bucket':
			return randomBucket(user.brazeId);
		case 'custom_events':
			return exportedOccurrences(user.events);
		case 'purchases':
			return exportedOccurrences(user.purchases);
		case 'total_revenue':
			return user.totalRevenue;
		default:
			return user.fields.get(field);
	}
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	return Array.isArray(value) && value.length === 0;
}

function* fieldParts(user: BrazeUser, fields: readonly ExportField[]): Generator<string> {
	for (const field of fields) {
		const value = field === 'custom_attributes' ? undefined : fieldValue(user, field);
		if (!isEmpty(value)) yield `${JSON.stringify(field)}:${exactText(value)}`;
	}
}

function* chosenAttributes(
	user: BrazeUser,
	names: readonly string[],
): Generator<readonly [string, AttributeValue]> {
	for (const name of names) {
		const value = user.customAttributes.get(name);
		if (value !== undefined) yield [name, value];
	}
}

function* attributesPart(
	user: BrazeUser,
	attributes: Iterable<readonly [string, AttributeValue]>,
): Generator<string> {
	const format = user.workspace.settings.customTimeFormat;
	const parts: string[] = [];
	for (const [name, value] of attributes) {
		parts.push(`${JSON.stringify(name)}:${attributeText(value, format)}`);
	}
	if (parts.length > 0) yield `"custom_attributes":{${parts.join(',')}}`;
}

/** One line of an export: only what was asked for, and of that only what has a value. */
export function userLine(user: BrazeUser, { fields, customAttributes }: UserSelection): string {
	const all = fields.includes('custom_attributes');
	const attributes = all ? user.customAttributes : chosenAttributes(user, customAttributes);
	return `{${[...fieldParts(user, fields), ...attributesPart(user, attributes)].join(',')}}`;
}

const EXPORTED: ReadonlySet<string> = new Set(EXPORT_FIELDS);

function* unexportedParts(user: BrazeUser): Generator<string> {
	if (user.groups.length > 0) yield `"subscription_groups":${JSON.stringify(user.groups)}`;
	for (const [name, value] of user.fields) {
		if (!EXPORTED.has(name)) yield `${JSON.stringify(name)}:${exactText(value)}`;
	}
}

/** All there is to know of a user, also what Braze does not export, for {@link readStateLine}. */
export function stateLine(user: BrazeUser): string {
	const parts = [
		...fieldParts(user, EXPORT_FIELDS),
		...unexportedParts(user),
		...attributesPart(user, user.customAttributes),
	];
	return `{${parts.join(',')}}`;
}
