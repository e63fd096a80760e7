import type { BrazeTarget } from './brazeTarget';
import type { ProfileSource } from './profileSource';

/** What Braze knows a user by (braze.com/docs, post_user_track, "Identifiers"). */
export const brazeIdentifiers = [
	'external_id',
	'user_alias',
	'braze_id',
	'email',
	'phone',
] as const;
export type BrazeIdentifier = (typeof brazeIdentifiers)[number];

/** How BlueConic's texts become Braze's value; automatic goes by property type and values. */
export const brazeValueTypes = [
	'automatic',
	'text',
	'number',
	'boolean',
	'date',
	'list',
	'object',
] as const;
export type BrazeValueType = (typeof brazeValueTypes)[number];

/** How a value meets what Braze already holds. */
export const updateStyles = [
	'set',
	'addToList',
	'removeFromList',
	'increment',
	'mergeObject',
	'addObjects',
	'updateObjects',
	'removeObjects',
] as const;
export type UpdateStyle = (typeof updateStyles)[number];

/** What becomes of Braze's value when BlueConic has none. */
export const emptyRules = ['leave', 'clear'] as const;
export type EmptyRule = (typeof emptyRules)[number];

/** What becomes of a value that Braze would drop or change, where no rule mends it safely. */
export const unfitRules = ['leaveOut', 'refuseRow'] as const;
export type UnfitRule = (typeof unfitRules)[number];

/** Which Braze user a profile is, and what is written to it. */
export interface ToBrazeMapping {
	readonly direction: 'toBraze';
	/** The first one with a value counts. */
	readonly identifiers: readonly {
		readonly identifier: BrazeIdentifier;
		/** Only of a user alias. */
		readonly aliasLabel: string;
		readonly source: ProfileSource;
	}[];
	readonly allowCreation: boolean;
	readonly rows: readonly ToBrazeRow[];
	readonly whenUnfit: UnfitRule;
	/** IANA name: of days, and of dates without a zone. */
	readonly timeZone: string;
	/** Elements that a list of Braze holds: 25 unless Braze raised it. */
	readonly longestList: number;
}

/** One line of an export goal's mapping. */
export interface ToBrazeRow {
	readonly source: ProfileSource;
	readonly target: BrazeTarget;
	readonly style: UpdateStyle;
	/** Not of an increment: whole numbers are added. */
	readonly type: BrazeValueType;
	readonly whenEmpty: EmptyRule;
	/** Of array-of-objects styles that look for objects: the key they are told apart by. */
	readonly identifierKey: string;
}
