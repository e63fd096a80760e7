import type { Identifier } from '../users/identifier';
import type { SubscriptionGroups } from '../users/subscriptionGroups';

/** The three arrays of a request, in the order Braze works through them. */
export const TRACK_ARRAYS = ['attributes', 'events', 'purchases'] as const;

export type TrackArray = (typeof TRACK_ARRAYS)[number];

interface ForUser {
	readonly identifier: Identifier;
	/** Unknown users are ignored. */
	readonly updateExistingOnly: boolean;
}

export interface AttributesObject extends ForUser {
	readonly array: 'attributes';
	readonly attributes: Readonly<Record<string, unknown>>;
	/** `_merge_objects`: nested attributes are merged rather than overwritten. */
	readonly mergesObjects: boolean;
	/** The states that are set; `null` clears them all. */
	readonly groups: SubscriptionGroups | null | undefined;
}

export interface EventObject extends ForUser {
	readonly array: 'events';
	readonly name: string;
	readonly timeMs: number;
}

export interface PurchaseObject extends ForUser {
	readonly array: 'purchases';
	readonly productId: string;
	readonly timeMs: number;
	readonly price: number;
	/** Braze treats so many pieces as so many purchases. */
	readonly quantity: number;
}

/** An object of a request that Braze accepts. */
export type TrackObject = AttributesObject | EventObject | PurchaseObject;
