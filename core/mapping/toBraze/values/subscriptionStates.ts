import { booleanOf } from './booleanValue';
import { sentText, type ConvertText } from './converted';

const states: ReadonlySet<string> = new Set(['opted_in', 'subscribed', 'unsubscribed']);

/** Of email and push (user attributes object, "email_subscribe"); yes and no are mended. */
export const subscription: ConvertText = (text) => {
	const state = text.trim().toLowerCase();
	if (states.has(state)) return sentText(state);
	const isSubscribed = booleanOf(state);
	if (isSubscribed === undefined) return { warning: 'notASubscriptionState' };
	return sentText(stateOf(isSubscribed), 'subscriptionMended');
};

/** Of a subscription group, which has no opted_in (user attributes object, "subscription_groups"). */
export const groupSubscription: ConvertText = (text) => {
	const state = text.trim().toLowerCase();
	const isSubscribed = states.has(state) ? state !== 'unsubscribed' : booleanOf(state);
	if (isSubscribed === undefined) return { warning: 'notASubscriptionState' };
	return sentText(stateOf(isSubscribed));
};

const stateOf = (isSubscribed: boolean): string => (isSubscribed ? 'subscribed' : 'unsubscribed');
