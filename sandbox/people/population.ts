import { blueConicProfileOf } from './blueconicProfile';
import { brazeUserOf } from './brazeUser';
import { generatePerson } from './person';
import type { SeedProfile, SeedUser } from './seedRecords';

export interface PopulationSettings {
	readonly seed: number;
	readonly profiles: number;
	readonly users: number;
}

/** Persons 0 up to `profiles`, as BlueConic knows them. */
export function* seedProfiles({ seed, profiles }: PopulationSettings): Generator<SeedProfile> {
	for (let index = 0; index < profiles; index += 1) {
		yield blueConicProfileOf(seed, generatePerson(seed, index));
	}
}

/** `users` persons from the middle of BlueConic's on, as Braze knows them. */
export function* seedUsers({ seed, profiles, users }: PopulationSettings): Generator<SeedUser> {
	const first = Math.floor(profiles / 2);
	for (let index = first; index < first + users; index += 1) {
		yield brazeUserOf(seed, generatePerson(seed, index), index < profiles);
	}
}
