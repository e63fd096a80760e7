import { blueConicRules, type BlueConicRow } from './blueConicRow';
import type { RuleTable } from './rule';

const TOKEN_ROWS: readonly BlueConicRow[] = [
	[
		'An application logs in with its id and secret in the form',
		'a token for the form',
		'oauth/clientLogin.ts',
		"clientSecret: form.get('client_secret')",
		'clientSecret: null',
	],
	[
		'An application logs in with a Basic header',
		'a token for a Basic header',
		'oauth/clientLogin.ts',
		'/^Basic (\\S+)$/',
		'/^None (\\S+)$/',
		'https://github.com/blueconic/blueconic-mcp',
	],
	[
		'A wrong secret is answered 401 with `invalid_client`',
		'a token for a wrong secret',
		'oauth/clientLogin.ts',
		"refuse(401, 'invalid_client'",
		"refuse(400, 'invalid_client'",
	],
	[
		'A missing grant type is answered 400 with `invalid_request`',
		'a token for no grant type',
		'oauth/oauth.route.ts',
		'if (!grantType) return',
		'if (!grantType && false) return',
	],
	[
		'Another grant type is answered 400 with `unsupported_grant_type`',
		'a token for another grant type',
		'oauth/oauth.route.ts',
		"if (grantType !== 'client_credentials') {",
		'if (false) {',
	],
	[
		'A `scope` that the application was not given is answered 400',
		'a token for a scope nobody has',
		'oauth/oauth.route.ts',
		'scopes.every((scope) => known.has(scope))',
		'known',
		'https://github.com/blueconic/blueconic-mcp',
	],
	[
		'A token of fewer scopes allows no more than those',
		'a token of fewer scopes allows no more',
		'oauth/oauth.route.ts',
		'tokens.issue(client, scopes)',
		'tokens.issue(client, client.scopes)',
	],
	[
		'An unknown token is answered 401',
		'an unknown token answers 401',
		'oauth/accessTokens.ts',
		"throw new BlueConicError(401, 'Authentication failed');",
		'return;',
	],
	[
		'A token ends after `expires_in` seconds',
		'an expired token answers 401',
		'oauth/accessTokens.ts',
		'grant.expiresAtMs <= Date.now()',
		'false',
	],
	[
		'Each endpoint wants its scope; a missing one is answered 403 where that is declared',
		'without write:profiles, PUT /profiles is refused',
		'oauth/accessTokens.ts',
		'if (grant.scopes.includes(scope)) return;',
		'return;',
	],
	[
		'Where no 403 is declared, as for segments and properties, a missing scope is answered 401',
		'without read:segments, GET /segments is answered 401, or 403 by setting',
		'oauth/accessTokens.ts',
		'403 : this.settings.missingScope',
		'403 : 403',
		'unknown: missingScope',
	],
	[
		'A token is revoked with 200 and no body',
		'a token is revoked by form',
		'oauth/oauth.route.ts',
		'tokens.revokeFor(client, token);',
		'',
	],
	[
		'A token is revoked by the application it was given to only',
		'a token is revoked by another client',
		'oauth/accessTokens.ts',
		'if (this.grants.get(token)?.client === client) this',
		'this',
		'https://www.rfc-editor.org/rfc/rfc7009#section-2.1',
	],
	[
		'A revocation without token is answered 400',
		'a revocation without token answers 400',
		'oauth/oauth.route.ts',
		"return refuse(400, 'invalid_request', 'Missing parameter: token');",
		'return undefined;',
	],
];

const FORM_ROWS: readonly BlueConicRow[] = [
	[
		'`Accept-Encoding: gzip` is honoured',
		'a list comes in gzip when it is accepted',
		'http/answerForm.ts',
		'return takesGzip(request) ? compressed(printed, reply) : printed;',
		'return printed;',
	],
	[
		'JSON is minified unless `prettyPrint=true`',
		"a segment's profiles is minified, and readable with prettyPrint",
		'http/answerForm.ts',
		"query.data?.prettyPrint === 'true'",
		'false',
	],
	[
		"A segment's profiles come in chunks",
		"a segment's profiles are streamed as identity",
		'segments/segmentProfiles.route.ts',
		'textStream(text)',
		"[...text].join('')",
	],
];

export const BLUECONIC_ACCESS: RuleTable = {
	title: 'BlueConic: access',
	rules: [
		...blueConicRules('blueconicOAuth.test.ts', TOKEN_ROWS),
		...blueConicRules('blueconicAnswerForm.test.ts', FORM_ROWS),
	],
};
