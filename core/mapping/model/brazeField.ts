/** What an export tells of an event or a product: how often, when first and when last. */
export const occurrenceValues = ['count', 'first', 'last'] as const;
export type OccurrenceValue = (typeof occurrenceValues)[number];

/**
 * Where a value lies in a user of Braze's export
 * (braze.com/docs/api/endpoints/export/user_data/post_users_segment, "User export object").
 */
export type BrazeField =
	| { readonly kind: 'standard'; readonly name: string }
	/** Its own name comes before a way into a nested attribute, such as `plan.name`. */
	| { readonly kind: 'customAttribute'; readonly name: string }
	/** A way into another field; a list on it stands for all its elements. */
	| { readonly kind: 'path'; readonly path: readonly string[] }
	/** The name of the user's alias with this label. */
	| { readonly kind: 'alias'; readonly label: string }
	| { readonly kind: 'event'; readonly name: string; readonly value: OccurrenceValue }
	| { readonly kind: 'purchase'; readonly product: string; readonly value: OccurrenceValue }
	/** What the user did with a campaign; without a path, whether it was received. */
	| {
			readonly kind: 'campaign';
			readonly nameOrId: string;
			readonly path: readonly string[];
	  };
