import type { BlueConicProfile, BrazeUser, State } from './state';

/** How many people each service was filled with when it started. */
export interface Population {
	readonly users: number;
	readonly profiles: number;
}

/**
 * The Braze segment "Import to BlueConic": the users Braze was filled with, and nobody who came
 * later. The state lists the oldest first and users are never deleted, so those are its first.
 */
export function importSegment({ users }: State, population: Population): readonly BrazeUser[] {
	return users.slice(0, population.users);
}

/** The BlueConic segment "Export to Braze": in the same way its first profiles. */
export function exportSegment(
	{ profiles }: State,
	population: Population,
): readonly BlueConicProfile[] {
	return profiles.slice(0, population.profiles);
}
