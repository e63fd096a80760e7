import { z } from 'zod';
import { readNdjson } from './ndjson';
import type { BlueConicProfile, BrazeUser, State } from './state';

/** Kept by the services themselves; no goal speaks of them. */
const SYSTEM_PROPERTIES = new Set(['creationdate', 'domaingroup', 'lastmodifieddate']);
const SYSTEM_FIELDS = new Set(['created_at', 'random_bucket']);
const SHOWN_APART = new Set(['braze_id', 'external_id', 'custom_attributes']);

function isJsonObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const profileLine = z.object({
	id: z.string(),
	properties: z.array(z.object({ id: z.string(), values: z.array(z.string()) })),
	permissions: z.object({ level: z.string() }).optional(),
});

const userLine = z.looseObject({
	braze_id: z.string(),
	external_id: z.string().optional(),
	// Taken as it is: a record schema would drop an attribute named __proto__.
	custom_attributes: z.custom<Record<string, unknown>>(isJsonObject).default({}),
});

/** One line of the admin API's profiles. */
export function parseProfile(json: unknown): BlueConicProfile {
	const { id, properties, permissions } = profileLine.parse(json);
	const values = new Map<string, readonly string[]>();
	for (const property of properties) {
		if (!SYSTEM_PROPERTIES.has(property.id)) values.set(property.id, property.values);
	}
	return { id, properties: values, permissionLevel: permissions?.level };
}

/** One line of the admin API's users. */
export function parseUser(json: unknown): BrazeUser {
	const line = userLine.parse(json);
	const fields = new Map<string, unknown>();
	for (const [name, value] of Object.entries(line)) {
		if (!SHOWN_APART.has(name) && !SYSTEM_FIELDS.has(name)) fields.set(name, value);
	}
	return {
		brazeId: line.braze_id,
		externalId: line.external_id,
		fields,
		customAttributes: new Map(Object.entries(line.custom_attributes)),
	};
}

/** Reads everything the stand-ins of a running sandbox hold. */
export async function readState(adminUrl: string): Promise<State> {
	const [users, profiles] = await Promise.all([
		readNdjson(`${adminUrl}/admin/braze/users`, parseUser),
		readNdjson(`${adminUrl}/admin/blueconic/profiles`, parseProfile),
	]);
	return { users, profiles };
}
