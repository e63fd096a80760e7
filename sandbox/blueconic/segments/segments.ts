import { countMembers, isMember, type Membership } from '../../people/membership';
import type { ProfileStore } from '../profiles/profileStore';

export const EXPORT_SEGMENT_ID = 'c3b8a4de-61f5-4a0e-9f3b-7d2e5a908c16';

export interface BlueConicSegment {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly membership: Membership;
	readonly tags: readonly string[];
}

/** The segments of the tenant. */
export function createBlueConicSegments(seededProfiles: number): readonly BlueConicSegment[] {
	return [
		{
			id: 'aa9c3c86-edec-4ac5-8521-a1be602eb7c6',
			name: 'All Visitors',
			description: 'Every profile',
			membership: { from: 0 },
			tags: [],
		},
		{
			id: EXPORT_SEGMENT_ID,
			name: 'Export to Braze',
			description: 'Customers who may be reached through Braze',
			membership: { from: 0, to: seededProfiles },
			tags: ['Braze'],
		},
		{
			id: '1f6b6c0e-2d35-4f47-8a9e-6c5d0e7b3a21',
			name: 'Test group A',
			description: 'Every hundredth profile',
			membership: { from: 0, step: 100 },
			tags: ['Testing'],
		},
		{
			id: '8e2d9a74-5b1c-4c3f-b7a6-0f9e8d7c6b54',
			name: 'Test group B',
			description: 'Every hundredth profile, others than group A',
			membership: { from: 50, step: 100 },
			tags: ['Testing'],
		},
		{
			id: 'd4c5b6a7-9e8f-4071-a2b3-c4d5e6f70819',
			name: 'Nobody',
			description: 'A segment without profiles',
			membership: { from: 0, to: 0 },
			tags: ['Testing'],
		},
	];
}

/** Whether the profile at this position is in the segment; deleted and replaced ones never are. */
export function isSegmentMember(
	{ gone, size }: ProfileStore,
	{ membership }: BlueConicSegment,
	position: number,
): boolean {
	return position < size && !gone.has(position) && isMember(membership, position);
}

export function countSegmentProfiles(
	{ size, gone }: ProfileStore,
	{ membership }: BlueConicSegment,
): number {
	let absent = 0;
	for (const position of gone) if (isMember(membership, position)) absent += 1;
	return countMembers(membership, size) - absent;
}
