/** The scopes of the endpoints the stand-in has. */
export const BLUECONIC_SCOPES = [
	'read:segments',
	'read:profiles',
	'write:profiles',
	'read:profile-properties',
] as const;

export type BlueConicScope = (typeof BLUECONIC_SCOPES)[number];

/** An application registered in BlueConic; its scopes are set there. */
export interface OAuthClient {
	readonly clientId: string;
	readonly clientSecret: string;
	readonly scopes: readonly BlueConicScope[];
}
