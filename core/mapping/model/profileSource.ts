/** How something that has both is told. */
export const tellings = ['names', 'ids'] as const;
export type Telling = (typeof tellings)[number];

/** What of a BlueConic profile is sent. */
export type ProfileSource =
	| { readonly kind: 'property'; readonly property: string }
	| { readonly kind: 'profileId' }
	/** Those the profile is in; of the chosen ones, by name or ID, when some are. */
	| { readonly kind: 'segments'; readonly as: Telling; readonly chosen: readonly string[] }
	| { readonly kind: 'viewedInteractions'; readonly as: Telling }
	| { readonly kind: 'permissionLevel' }
	| { readonly kind: 'consentedObjectives'; readonly as: Telling }
	| { readonly kind: 'refusedObjectives'; readonly as: Telling }
	| { readonly kind: 'staticText'; readonly text: string };

export const profileSourceKinds = [
	'property',
	'profileId',
	'segments',
	'viewedInteractions',
	'permissionLevel',
	'consentedObjectives',
	'refusedObjectives',
	'staticText',
] as const satisfies readonly ProfileSource['kind'][];
export type ProfileSourceKind = (typeof profileSourceKinds)[number];
