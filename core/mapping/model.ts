/**
 * Where a value lies in Braze: a standard field of the user object, or a custom attribute by name;
 * on import also a value inside a nested attribute, such as `plan.name`.
 */
export type BrazeField =
	| { readonly kind: 'standard'; readonly name: string }
	| { readonly kind: 'customAttribute'; readonly name: string };

/** How a value meets what BlueConic already holds. */
export const mergeStrategies = ['set', 'add', 'sum', 'setIfEmpty', 'clear'] as const;
export type MergeStrategy = (typeof mergeStrategies)[number];

/** How Braze's value becomes BlueConic's text. */
export const blueConicValueTypes = ['text', 'date'] as const;
export type BlueConicValueType = (typeof blueConicValueTypes)[number];

/** Which profile a Braze user is, and what is written to it. */
export interface ToBlueConicMapping {
	readonly direction: 'toBlueConic';
	/** A profile that has any of them is the one. */
	readonly identifiers: readonly { readonly field: BrazeField; readonly property: string }[];
	readonly allowCreation: boolean;
	readonly rows: readonly ToBlueConicRow[];
}

/** One line of an import goal's mapping. */
export interface ToBlueConicRow {
	readonly field: BrazeField;
	readonly property: string;
	readonly strategy: MergeStrategy;
	/** Not of a sum: numbers are added up. */
	readonly type: BlueConicValueType;
}

/** What of a BlueConic profile is sent. */
export type ProfileSource =
	| { readonly kind: 'property'; readonly property: string }
	| { readonly kind: 'profileId' }
	| { readonly kind: 'staticText'; readonly text: string };

/** What Braze knows a user by (braze.com/docs, post_user_track, "Identifiers"). */
export const brazeIdentifiers = [
	'external_id',
	'user_alias',
	'braze_id',
	'email',
	'phone',
] as const;
export type BrazeIdentifier = (typeof brazeIdentifiers)[number];

/** How BlueConic's texts become Braze's value. */
export const brazeValueTypes = ['automatic', 'text', 'number', 'boolean', 'date', 'list'] as const;
export type BrazeValueType = (typeof brazeValueTypes)[number];

/** How a value meets what Braze already holds. */
export const updateStyles = ['set', 'increment'] as const;
export type UpdateStyle = (typeof updateStyles)[number];

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
}

/** One line of an export goal's mapping. */
export interface ToBrazeRow {
	readonly source: ProfileSource;
	readonly field: BrazeField;
	readonly style: UpdateStyle;
	/** Not of an increment: whole numbers are added. */
	readonly type: BrazeValueType;
}

export type Mapping = ToBlueConicMapping | ToBrazeMapping;
