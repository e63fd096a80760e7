import { z } from 'zod';

/** A user's state in one group: https://www.braze.com/docs/api/objects_filters/user_attributes_object */
export const subscriptionGroups = z.array(
	z.object({
		subscription_group_id: z.string().min(1),
		subscription_state: z.enum(['subscribed', 'unsubscribed']),
	}),
);

export type SubscriptionGroups = Readonly<z.output<typeof subscriptionGroups>>;

/** The states with those that `changes` says. */
export function changeGroups(
	states: SubscriptionGroups,
	changes: SubscriptionGroups,
): SubscriptionGroups {
	const byGroup = new Map(states.map((state) => [state.subscription_group_id, state]));
	for (const change of changes) byGroup.set(change.subscription_group_id, change);
	return [...byGroup.values()];
}
