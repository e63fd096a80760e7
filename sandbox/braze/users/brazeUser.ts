import type { UserAlias } from './identifier';

/** One user as the stand-in keeps it. Values are what came as JSON. */
export interface BrazeUser {
	readonly brazeId: string;
	readonly createdAtMs: number;
	readonly externalId?: string;
	readonly aliases: readonly UserAlias[];
	/** Standard fields: https://www.braze.com/docs/api/objects_filters/user_attributes_object */
	readonly fields: Map<string, unknown>;
	readonly customAttributes: Map<string, unknown>;
	/** Rises with every change, so that the most recently updated user can be found. */
	updateNumber: number;
}
