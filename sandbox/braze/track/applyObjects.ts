import type { BrazeUser } from '../users/brazeUser';
import { countOccurrences } from '../users/occurrences';
import type { UserStore } from '../users/userStore';
import { AttributeWriter } from './attributeWriter';
import type { EventObject, PurchaseObject, TrackObject } from './trackObject';
import type { TrackSettings } from './trackSettings';

/** Future times are set to now. */
function pastTime(timeMs: number): number {
	return Math.min(timeMs, Date.now());
}

function applyEvent(user: BrazeUser, { name, timeMs }: EventObject, settings: TrackSettings): void {
	if (settings.blocklistedEvents.includes(name)) return;
	user.events = countOccurrences(user.events, name, pastTime(timeMs), 1);
}

function applyPurchase(
	user: BrazeUser,
	{ productId, timeMs, price, quantity }: PurchaseObject,
	settings: TrackSettings,
): void {
	if (settings.blocklistedProducts.includes(productId)) return;
	user.purchases = countOccurrences(user.purchases, productId, pastTime(timeMs), quantity);
	user.totalRevenue = (user.totalRevenue ?? 0) + price * quantity;
}

/** The user an object is about, created if need be; nobody when the object is to be ignored. */
function userOf(store: UserStore, object: TrackObject): BrazeUser | undefined {
	const known = store.find(object.identifier);
	if (known || object.updateExistingOnly) return known;
	return store.create(object.identifier);
}

/**
 * Applies accepted objects in their order. Objects about users that are neither known nor to be
 * created are ignored, and nobody is told.
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_track
 */
export function applyObjects(
	store: UserStore,
	objects: readonly TrackObject[],
	settings: TrackSettings,
): void {
	const writer = new AttributeWriter(store, settings);
	for (const object of objects) {
		const user = userOf(store, object);
		if (!user) continue;
		if (object.array === 'attributes') writer.write(user, object);
		else if (object.array === 'events') applyEvent(user, object, settings);
		else applyPurchase(user, object, settings);
		store.touch(user);
	}
}
