import type { onRequestAsyncHookHandler } from 'fastify';
import { BrazeError } from './brazeError';

/** The permissions of the endpoints the stand-in has. */
export const BRAZE_PERMISSIONS = [
	'users.track',
	'users.export.segment',
	'segments.list',
	'segments.details',
] as const;

export type BrazePermission = (typeof BRAZE_PERMISSIONS)[number];

/** A REST API key and what it may do: https://www.braze.com/docs/api/basics#rest-api-key */
export interface BrazeKey {
	readonly key: string;
	readonly permissions: readonly BrazePermission[];
}

/** Lets a request through when its bearer key is known and has the permission. */
export function requirePermission(
	keys: readonly BrazeKey[],
	permission: BrazePermission,
): onRequestAsyncHookHandler {
	const permissionsOf = new Map(keys.map(({ key, permissions }) => [key, permissions]));
	return async (request) => {
		const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
		const permissions = permissionsOf.get(key ?? '');
		if (!permissions) throw new BrazeError(401, 'Invalid API key');
		if (!permissions.includes(permission)) throw new BrazeError(403, 'Access Denied');
	};
}
