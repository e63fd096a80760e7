/** The scopes of the endpoints the stand-in has. */
export const BLUECONIC_SCOPES = [
	'read:segments',
	'read:profiles',
	'write:profiles',
	'read:profile-properties',
	'write:profile-properties',
	'read:objectives',
	'read:timeline-event-types',
	'read:connections',
	'read:dialogues',
] as const;

export type BlueConicScope = (typeof BLUECONIC_SCOPES)[number];

/** The scopes of endpoints that declare 403: https://rest.apidoc.blueconic.com */
export const SCOPES_ANSWERED_403: ReadonlySet<BlueConicScope> = new Set<BlueConicScope>([
	'write:profiles',
	'read:objectives',
	'read:timeline-event-types',
	'read:connections',
	'read:dialogues',
]);

/** An application registered in BlueConic; its scopes are set there. */
export interface OAuthClient {
	readonly clientId: string;
	readonly clientSecret: string;
	readonly scopes: readonly BlueConicScope[];
	/** Whether the user it runs as sees properties with personal data. */
	readonly seesPii: boolean;
}
