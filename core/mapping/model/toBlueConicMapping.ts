import type { BrazeField } from './brazeField';

/** How a value meets what BlueConic already holds. */
export const mergeStrategies = ['set', 'add', 'sum', 'setIfEmpty', 'clear'] as const;
export type MergeStrategy = (typeof mergeStrategies)[number];

/** How Braze's value becomes BlueConic's text; automatic goes by the property's own type. */
export const blueConicValueTypes = ['automatic', 'text', 'number', 'date'] as const;
export type BlueConicValueType = (typeof blueConicValueTypes)[number];

/** Whether a profile is the one when any identifier fits, or when all do together. */
export const identifierMatches = ['any', 'all'] as const;
export type IdentifierMatch = (typeof identifierMatches)[number];

/** What of BlueConic a Braze field is held against. */
export type IdentifierTarget =
	{ readonly kind: 'property'; readonly property: string } | { readonly kind: 'profileId' };

/** Which profile a Braze user is, and what is written to it. */
export interface ToBlueConicMapping {
	readonly direction: 'toBlueConic';
	readonly identifiers: readonly {
		readonly field: BrazeField;
		readonly target: IdentifierTarget;
	}[];
	readonly match: IdentifierMatch;
	readonly allowCreation: boolean;
	readonly rows: readonly ToBlueConicRow[];
	/** What becomes of the fields that no row names; `undefined` leaves them out. */
	readonly remaining: RemainingFields | undefined;
	/** IANA name: of dates without a zone. */
	readonly timeZone: string;
}

/** One line of an import goal's mapping. */
export interface ToBlueConicRow {
	readonly field: BrazeField;
	readonly property: string;
	readonly strategy: MergeStrategy;
	/** Not of a sum: numbers are added up. */
	readonly type: BlueConicValueType;
}

/** Every standard field and custom attribute goes to the property of the same name. */
export interface RemainingFields {
	readonly strategy: MergeStrategy;
	/** Put before each property name. */
	readonly prefix: string;
	/** Names of fields and custom attributes. */
	readonly leaveOut: readonly string[];
	/** Whether BlueConic gets the properties that are missing. */
	readonly createProperties: boolean;
}
