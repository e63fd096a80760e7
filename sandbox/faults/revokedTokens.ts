import type { AccessTokens } from '../blueconic/oauth/accessTokens';
import type { ApiKeys } from '../braze/apiKeys';
import { bearerToken } from '../http/bearerToken';
import type { FaultyService } from './serviceFaults';

/** Braze answers as to an unknown key, this once: its keys live until somebody deletes them. */
export function brazeFaults(keys: ApiKeys): FaultyService {
	return {
		server: 'braze',
		revokeToken: ({ headers }) => {
			throw keys.unknown(bearerToken(headers));
		},
	};
}

/** BlueConic's access token ends; the client must ask for a new one. */
export function blueConicFaults(tokens: AccessTokens): FaultyService {
	return {
		server: 'blueconic',
		revokeToken: ({ headers }) => tokens.revoke(bearerToken(headers) ?? ''),
	};
}
