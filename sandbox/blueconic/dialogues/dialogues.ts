interface Variant {
	readonly id: string;
	readonly name: string;
	readonly pluginId: string;
}

/** Something shown to visitors, in variants: https://rest.apidoc.blueconic.com (`dialogue`) */
export interface Dialogue {
	readonly id: string;
	readonly name: string;
	readonly isEnabled: boolean;
	readonly variants: readonly Variant[];
}

/** The dialogues of the tenant. Profiles keep the ids of the variants they viewed. */
export const DIALOGUES: readonly Dialogue[] = [
	{
		id: '6c1d2a70-4a53-4a0e-8a2f-5d0c9f1b3e21',
		name: 'Newsletter sign-up',
		isEnabled: true,
		variants: [
			{
				id: '0b5f4c3e-9d1a-4f7b-a6c2-1e2d3c4b5a69',
				name: 'With a picture',
				pluginId: 'toasterinteractiontype',
			},
			{
				id: '7e9a1b2c-3d4f-4e5a-8b6c-7d8e9f0a1b2c',
				name: 'Text only',
				pluginId: 'toasterinteractiontype',
			},
		],
	},
	{
		id: 'a2f3e4d5-c6b7-4a89-9f0e-1d2c3b4a5968',
		name: 'Spring offer',
		isEnabled: false,
		variants: [
			{
				id: 'c4b3a291-8f7e-4d6c-a5b4-938271605f4e',
				name: 'Free delivery',
				pluginId: 'lightboxinteractiontype',
			},
		],
	},
];

/** The ids that profiles have in `interactions_viewed`. */
export const INTERACTION_IDS: readonly string[] = DIALOGUES.flatMap(({ variants }) =>
	variants.map(({ id }) => id),
);
