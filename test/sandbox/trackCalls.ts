import type { Sandbox } from '../../sandbox/sandbox';
import { call, readNdjson, type Answer } from './call';

export type JsonObject = Record<string, unknown>;

/** Sends a request to `/users/track`. */
export async function track(sandbox: Sandbox, body: unknown): Promise<Answer> {
	const { url, key } = sandbox.braze;
	return await call({ method: 'POST', url: `${url}/users/track`, token: key, body });
}

/** Sends attributes objects, one request each. */
export async function trackAttributes(
	sandbox: Sandbox,
	...objects: readonly JsonObject[]
): Promise<void> {
	for (const object of objects) await track(sandbox, { attributes: [object] });
}

/** All users, when everything that was sent has taken effect. */
export async function allUsers(sandbox: Sandbox): Promise<JsonObject[]> {
	return await readNdjson(`${sandbox.admin.url}/admin/braze/users`);
}

/** A user without what Braze gives out itself. */
export async function userWith(
	sandbox: Sandbox,
	externalId: string,
): Promise<JsonObject | undefined> {
	const users = await allUsers(sandbox);
	const found = users.find((user) => user['external_id'] === externalId);
	if (!found) return undefined;
	const { braze_id, created_at, random_bucket, external_id, ...user } = found;
	return user;
}

/** Changes how the stand-in treats requests. */
export async function changeTrack(sandbox: Sandbox, track: JsonObject): Promise<void> {
	const url = `${sandbox.admin.url}/admin/settings`;
	const { status } = await call({ method: 'PUT', url, body: { braze: { track } } });
	if (status !== 200) throw new Error(`The settings were answered with ${status}`);
}
