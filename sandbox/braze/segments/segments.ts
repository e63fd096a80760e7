import { memberPositions, type Membership } from '../../people/membership';
import { Random } from '../../people/random';
import { BrazeError } from '../brazeError';
import type { BrazeUser } from '../users/brazeUser';
import type { UserStore } from '../users/userStore';

export const IMPORT_SEGMENT_ID = '5a1f0c7e-3d52-4b6b-9c1d-0b2f6d1e8a47';
const ALL_USERS_SEGMENT_ID = '0d6c1b0a-7f0e-4f0c-8d55-3e1f4c9a2b10';
const GROUPS = 128;
const GROUPS_BEFORE_IMPORT = 103;
const GROUP_STEP = 131;
/** Every so many test groups one has no analytics tracking. */
const UNTRACKED_STEP = 10;

export interface BrazeSegment {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly membership: Membership;
	/** Whether Braze keeps the segment's daily size. */
	readonly analyticsTracking: boolean;
	readonly tags: readonly string[];
}

function testGroup(index: number): BrazeSegment {
	return {
		id: new Random(GROUPS, index).uuid(),
		name: `Test group ${String(index + 1).padStart(3, '0')}`,
		description: `Every ${GROUP_STEP}th user`,
		membership: { from: index, step: GROUP_STEP },
		analyticsTracking: index % UNTRACKED_STEP > 0,
		tags: ['Testing'],
	};
}

/** The segments of the workspace, oldest first; the one to import is on the second page. */
export function createBrazeSegments(seededUsers: number): readonly BrazeSegment[] {
	const groups = Array.from({ length: GROUPS }, (_, index) => testGroup(index));
	return [
		{
			id: ALL_USERS_SEGMENT_ID,
			name: 'All Users',
			description: 'Everybody',
			membership: { from: 0 },
			analyticsTracking: true,
			tags: [],
		},
		...groups.slice(0, GROUPS_BEFORE_IMPORT),
		{
			id: IMPORT_SEGMENT_ID,
			name: 'Import to BlueConic',
			description: 'Customers whose Braze data belongs in BlueConic',
			membership: { from: 0, to: seededUsers },
			analyticsTracking: true,
			tags: ['BlueConic'],
		},
		...groups.slice(GROUPS_BEFORE_IMPORT),
	];
}

export function* segmentUsers(
	store: UserStore,
	{ membership }: BrazeSegment,
): Generator<BrazeUser> {
	for (const position of memberPositions(membership, store.size)) {
		const user = store.at(position);
		if (user) yield user;
	}
}

/**
 * The segment with this identifier.
 *
 * @throws BrazeError 400 when the workspace has none.
 */
export function findSegment(segments: readonly BrazeSegment[], segmentId: string): BrazeSegment {
	const segment = segments.find(({ id }) => id === segmentId);
	if (!segment) throw new BrazeError(400, 'Invalid segment_id');
	return segment;
}
