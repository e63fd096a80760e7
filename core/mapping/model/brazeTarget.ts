/**
 * Where a value goes in a user that Braze is sent
 * (braze.com/docs/api/objects_filters/user_attributes_object).
 */
export type BrazeTarget =
	| { readonly kind: 'standard'; readonly name: string }
	/** Dots are part of the name. */
	| { readonly kind: 'customAttribute'; readonly name: string }
	/** A value inside an attribute that is an object: the attribute first. */
	| { readonly kind: 'nested'; readonly path: readonly string[] }
	| { readonly kind: 'subscriptionGroup'; readonly id: string };
