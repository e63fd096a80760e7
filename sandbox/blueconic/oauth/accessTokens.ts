import { randomBytes } from 'node:crypto';
import type { onRequestAsyncHookHandler } from 'fastify';
import type { BlueConicBehaviour } from '../blueConicSettings';
import { BlueConicError } from '../blueconicError';
import type { BlueConicScope } from './oauthClient';

interface Grant {
	readonly scopes: readonly string[];
	readonly expiresAtMs: number;
}

/** The access tokens given out and what each allows. */
export class AccessTokens {
	private readonly grants = new Map<string, Grant>();

	constructor(private readonly settings: BlueConicBehaviour) {}

	get lifetimeSeconds(): number {
		return this.settings.tokenLifetimeSeconds;
	}

	issue(scopes: readonly string[]): string {
		const token = randomBytes(24).toString('base64url');
		this.grants.set(token, { scopes, expiresAtMs: Date.now() + this.lifetimeSeconds * 1000 });
		return token;
	}

	/** Lets a request through when its bearer token is alive and has the scope. */
	requireScope(scope: BlueConicScope): onRequestAsyncHookHandler {
		return async (request) => {
			const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
			const grant = this.grants.get(token ?? '');
			if (!grant || grant.expiresAtMs <= Date.now()) {
				throw new BlueConicError(401, 'Authentication failed');
			}
			if (!grant.scopes.includes(scope)) {
				throw new BlueConicError(403, `The scope ${scope} is required`);
			}
		};
	}
}
