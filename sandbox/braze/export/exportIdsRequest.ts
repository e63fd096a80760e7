import { z } from 'zod';
import { BrazeError } from '../brazeError';
import type { BrazeUser } from '../users/brazeUser';
import type { Identifier } from '../users/identifier';
import type { UserStore } from '../users/userStore';
import { hasDevice } from './device';
import { fieldsToExport } from './exportRequest';

/** https://www.braze.com/docs/api/endpoints/export/user_data/post_users_identifier */
const MAX_IDS = 50;
const WHO = "'external_ids', 'user_aliases', 'device_id', 'braze_id', 'email_address' or 'phone'";

/** The body of `POST /users/export/ids`. */
export const exportIdsRequest = z.object({
	external_ids: z.array(z.string()).optional(),
	user_aliases: z.array(z.object({ alias_name: z.string(), alias_label: z.string() })).optional(),
	device_id: z.string().optional(),
	braze_id: z.string().optional(),
	email_address: z.string().optional(),
	phone: z.string().optional(),
	fields_to_export: fieldsToExport.optional(),
});

type ExportIdsRequest = z.output<typeof exportIdsRequest>;

/** Somebody asked for: the words of the request, and whom they mean. */
interface Asked {
	readonly id: string;
	readonly user: BrazeUser | undefined;
}

/** External ids and aliases, together at most 50. */
function askedByLists(store: UserStore, request: ExportIdsRequest): Asked[] {
	const { external_ids: externalIds = [], user_aliases: aliases = [] } = request;
	if (externalIds.length + aliases.length > MAX_IDS) {
		const what = aliases.length > 0 ? 'external_ids and aliases' : 'ids';
		throw new BrazeError(400, `The max number of ${what} per request was exceeded`);
	}
	const byId = (id: string, identifier: Identifier): Asked => {
		return { id, user: store.find(identifier) };
	};
	return [
		...externalIds.map((id) => byId(id, { kind: 'external_id', value: id })),
		...aliases.map((alias) => byId(alias.alias_name, { kind: 'user_alias', value: alias })),
	];
}

function userWithDevice(store: UserStore, deviceId: string): BrazeUser | undefined {
	for (const user of store.all()) if (hasDevice(user, deviceId)) return user;
	return undefined;
}

function askedByOne(store: UserStore, request: ExportIdsRequest): Asked[] {
	const { device_id: deviceId, braze_id: brazeId, email_address: email, phone } = request;
	const asked: Asked[] = [];
	if (deviceId !== undefined) asked.push({ id: deviceId, user: userWithDevice(store, deviceId) });
	for (const [kind, value] of [
		['braze_id', brazeId],
		['email', email],
		['phone', phone],
	] as const) {
		if (value !== undefined) asked.push({ id: value, user: store.find({ kind, value }) });
	}
	return asked;
}

/**
 * The users asked for, each once, and the identifiers that nobody has.
 *
 * @throws BrazeError 400 unless users are named, by lists or by one single identifier.
 */
export function lookUpUsers(
	store: UserStore,
	request: ExportIdsRequest,
): { readonly found: readonly BrazeUser[]; readonly unknown: readonly string[] } {
	const listed = askedByLists(store, request);
	const single = askedByOne(store, request);
	if (listed.length + single.length === 0) throw new BrazeError(400, `${WHO} is required`);
	if (single.length + Math.min(listed.length, 1) > 1) {
		throw new BrazeError(400, `Only one of ${WHO} can be given`);
	}
	const asked = [...listed, ...single];
	const found = asked.flatMap(({ user }) => (user ? [user] : []));
	const unknown = asked.flatMap(({ id, user }) => (user ? [] : [id]));
	return { found: [...new Set(found)], unknown };
}
