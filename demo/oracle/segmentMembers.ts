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

/** A segment of the BlueConic tenant. */
export interface Segment {
	readonly id: string;
	readonly name: string;
}

interface KnownSegment extends Segment {
	readonly isIn: (position: number, population: Population) => boolean;
}

/** In the order in which BlueConic lists them. */
const SEGMENTS: readonly KnownSegment[] = [
	{ id: 'aa9c3c86-edec-4ac5-8521-a1be602eb7c6', name: 'All Visitors', isIn: () => true },
	{
		id: 'c3b8a4de-61f5-4a0e-9f3b-7d2e5a908c16',
		name: 'Export to Braze',
		isIn: (position, { profiles }) => position < profiles,
	},
	{
		id: '1f6b6c0e-2d35-4f47-8a9e-6c5d0e7b3a21',
		name: 'Test group A',
		isIn: (position) => position % 100 === 0,
	},
	{
		id: '8e2d9a74-5b1c-4c3f-b7a6-0f9e8d7c6b54',
		name: 'Test group B',
		isIn: (position) => position % 100 === 50,
	},
];

/** The segments of the profile that so many are older than. */
export function segmentsAt(position: number, population: Population): readonly Segment[] {
	return SEGMENTS.filter(({ isIn }) => isIn(position, population));
}
