/** BlueConic's words for the types of its properties (support.blueconic.com, profile properties). */
export const propertyTypes = ['text', 'number', 'decimal', 'currency', 'date', 'email'] as const;
export type PropertyType = (typeof propertyTypes)[number];

/** What a mapping may want to know of the BlueConic tenant; each by ID. */
export interface Catalogue {
	/** `undefined` where the properties were not asked for. */
	readonly properties: ReadonlyMap<string, PropertyType> | undefined;
	readonly interactionNames: ReadonlyMap<string, string>;
	readonly objectiveNames: ReadonlyMap<string, string>;
}

/** Nothing is known. */
export const noCatalogue: Catalogue = {
	properties: undefined,
	interactionNames: new Map(),
	objectiveNames: new Map(),
};
