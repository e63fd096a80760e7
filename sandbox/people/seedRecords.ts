import type { PermissionLevel } from '../blueconic/properties/propertyDefinition';
import type { TimelineEvent } from '../blueconic/timeline/timelineEvent';

/** A BlueConic profile as it is first put into the stand-in. */
export interface SeedProfile {
	readonly id: string;
	readonly createdAtMs: number;
	readonly properties: ReadonlyMap<string, readonly string[]>;
	/** PERSONAL when left out. */
	readonly permissionLevel?: PermissionLevel;
	readonly events?: readonly TimelineEvent[];
}

/** A Braze user as it is first put into the stand-in. */
export interface SeedUser {
	readonly brazeId: string;
	readonly createdAtMs: number;
	readonly externalId: string;
	readonly aliases?: readonly { readonly alias_name: string; readonly alias_label: string }[];
	readonly fields: Map<string, unknown>;
	readonly customAttributes: Map<string, unknown>;
}
