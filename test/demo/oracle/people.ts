import type { BlueConicProfile, BrazeUser, State } from '../../../demo/oracle/state';

/** A user `customer-1` with these fields and custom attributes. */
export function userWith(
	fields: Readonly<Record<string, unknown>> = {},
	customAttributes: Readonly<Record<string, unknown>> = {},
	externalId = 'customer-1',
): BrazeUser {
	return {
		brazeId: `braze-${externalId}`,
		externalId,
		fields: new Map(Object.entries(fields)),
		customAttributes: new Map(Object.entries(customAttributes)),
	};
}

/** A profile of `customer-1` with these properties beside the identifier. */
export function profileWith(
	properties: Readonly<Record<string, readonly string[]>> = {},
	externalId = 'customer-1',
): BlueConicProfile {
	return {
		id: `profile-${externalId}`,
		properties: new Map(Object.entries({ braze_external_id: [externalId], ...properties })),
	};
}

/** Both services with these people, all of them in the segments. */
export function stateOf(
	users: readonly BrazeUser[],
	profiles: readonly BlueConicProfile[],
): { state: State; population: { users: number; profiles: number } } {
	return {
		state: { users, profiles },
		population: { users: users.length, profiles: profiles.length },
	};
}
