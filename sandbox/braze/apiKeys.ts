import type { onRequestAsyncHookHandler } from 'fastify';
import { bearerToken } from '../http/bearerToken';
import { BrazeError } from './brazeError';

/** The permissions of the endpoints the stand-in has: https://www.braze.com/docs/api/basics */
export const BRAZE_PERMISSIONS = [
	'users.track',
	'users.export.segment',
	'users.export.ids',
	'segments.list',
	'segments.details',
	'segments.data_series',
	'campaigns.list',
	'campaigns.details',
	'campaigns.data_series',
	'custom_attributes.get',
] as const;

export type BrazePermission = (typeof BRAZE_PERMISSIONS)[number];

/** A REST API key and what it may do: https://www.braze.com/docs/api/basics#rest-api-key */
export interface BrazeKey {
	readonly key: string;
	readonly permissions: readonly BrazePermission[];
}

/** The keys of the workspace. */
export class ApiKeys {
	private readonly permissionsOf: ReadonlyMap<string, readonly BrazePermission[]>;

	constructor(
		keys: readonly BrazeKey[],
		private readonly settings: { readonly echoUnknownKey: boolean },
	) {
		this.permissionsOf = new Map(keys.map(({ key, permissions }) => [key, permissions]));
	}

	/**
	 * Finds out whether a key may do this.
	 *
	 * @throws BrazeError 401 for a key that is not there, 403 for one without the permission.
	 */
	check(key: string | undefined, permission: BrazePermission): void {
		const permissions = this.permissionsOf.get(key ?? '');
		if (!permissions) throw this.unknown(key);
		if (!permissions.includes(permission)) throw new BrazeError(403, 'Access Denied');
	}

	/** What a key is answered that is not there. */
	unknown(key: string | undefined): BrazeError {
		const echoed = this.settings.echoUnknownKey && key !== undefined;
		return new BrazeError(401, echoed ? `Invalid API key: ${key}` : 'Invalid API key');
	}
}

/** Lets a request through when its bearer key is known and has the permission. */
export function requirePermission(
	keys: ApiKeys,
	permission: BrazePermission,
): onRequestAsyncHookHandler {
	return async (request) => {
		keys.check(bearerToken(request.headers), permission);
	};
}
