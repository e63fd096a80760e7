import { randomBytes } from 'node:crypto';
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { bearerToken } from '../../http/bearerToken';
import type { BlueConicBehaviour } from '../blueConicSettings';
import { BlueConicError } from '../blueconicError';
import { SCOPES_ANSWERED_403, type BlueConicScope, type OAuthClient } from './oauthClient';

interface Grant {
	readonly client: OAuthClient;
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

	issue(client: OAuthClient, scopes: readonly string[]): string {
		const token = randomBytes(24).toString('base64url');
		const expiresAtMs = Date.now() + this.lifetimeSeconds * 1000;
		this.grants.set(token, { client, scopes, expiresAtMs });
		return token;
	}

	/** Ends a token, whoever it was given to. */
	revoke(token: string): void {
		this.grants.delete(token);
	}

	/** Ends a token when it is this client's: https://rest.apidoc.blueconic.com (`/oauth/revoke`) */
	revokeFor(client: OAuthClient, token: string): void {
		if (this.grants.get(token)?.client === client) this.revoke(token);
	}

	/** Whether the user the request's application runs as sees personal data. */
	seesPii(request: FastifyRequest): boolean {
		return this.grantOf(request)?.client.seesPii ?? false;
	}

	/** Lets a request through when its bearer token is alive and has the scope. */
	requireScope(scope: BlueConicScope): onRequestAsyncHookHandler {
		return async (request) => {
			const grant = this.grantOf(request);
			if (!grant || grant.expiresAtMs <= Date.now()) {
				throw new BlueConicError(401, 'Authentication failed');
			}
			if (grant.scopes.includes(scope)) return;
			const status = SCOPES_ANSWERED_403.has(scope) ? 403 : this.settings.missingScope;
			throw new BlueConicError(status, `The scope ${scope} is required`);
		};
	}

	private grantOf({ headers }: FastifyRequest): Grant | undefined {
		return this.grants.get(bearerToken(headers) ?? '');
	}
}
