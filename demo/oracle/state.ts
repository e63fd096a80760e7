/** A user as Braze holds it. */
export interface BrazeUser {
	/** Missing where Braze is expected to give out a new one. */
	readonly brazeId?: string;
	readonly externalId?: string;
	/** Standard fields by name, aliases and subscription groups too; none without a value. */
	readonly fields: ReadonlyMap<string, unknown>;
	readonly customAttributes: ReadonlyMap<string, unknown>;
}

/** A profile as BlueConic holds it. */
export interface BlueConicProfile {
	/** Missing where BlueConic is expected to give out a new one. */
	readonly id?: string;
	/** The values of each property; a property without a value is not there. */
	readonly properties: ReadonlyMap<string, readonly string[]>;
	/** PERSONAL when left out. */
	readonly permissionLevel?: string;
}

/** Everything both services hold, oldest first. */
export interface State {
	readonly users: readonly BrazeUser[];
	readonly profiles: readonly BlueConicProfile[];
}
