/** Something a profile can consent to: https://rest.apidoc.blueconic.com (`objective`) */
export interface Objective {
	readonly id: string;
	readonly name: string;
	readonly title: string;
	readonly objectiveDescription: string;
	readonly needsConsent: boolean;
	/** The zones of privacy legislation where it needs consent. */
	readonly legislations: readonly string[];
	readonly references: readonly { readonly id: string; readonly type: string }[];
}

/** The objectives of the tenant. */
export const OBJECTIVES = [
	{
		id: 'marketing_email',
		name: 'Marketing by e-mail',
		title: 'E-mail',
		objectiveDescription: 'To send offers by e-mail.',
		needsConsent: true,
		legislations: ['GDPR', 'UK_GDPR', 'CCPA'],
		references: [{ id: 'f0d1c2b3-a495-4687-9786-b5a4c3d2e1f0', type: 'connection' }],
	},
	{
		id: 'personalization',
		name: 'Personalization',
		title: 'Personalization',
		objectiveDescription: 'To show what fits a visitor.',
		needsConsent: true,
		legislations: ['GDPR', 'UK_GDPR'],
		references: [],
	},
	{
		id: 'site_operation',
		name: 'Site operation',
		title: 'Site operation',
		objectiveDescription: 'To keep the site running.',
		needsConsent: false,
		legislations: [],
		references: [],
	},
] as const satisfies readonly Objective[];

export function findObjective(id: string): Objective | undefined {
	return OBJECTIVES.find((objective) => objective.id === id);
}
