import { Random } from './random';

const CAMPAIGN_COUNT = 130;
const CHANNELS = ['email', 'android_push', 'sms', 'webhook'] as const;
const THEMES = ['Welcome', 'Spring sale', 'Newsletter', 'Birthday', 'Win back', 'Survey'] as const;
/** Every so many campaigns one has two variants. */
const MULTIVARIATE_STEP = 4;

export type Channel = (typeof CHANNELS)[number];

/** One message of a campaign. */
export interface Variation {
	readonly id: string;
	readonly name: string;
}

/** What both the workspace and the users who received it know about a campaign. */
export interface Campaign {
	readonly index: number;
	readonly id: string;
	readonly name: string;
	readonly channel: Channel;
	/** More than one when it is multivariate. */
	readonly variations: readonly [Variation, ...Variation[]];
}

function campaign(index: number): Campaign {
	const random = new Random(CAMPAIGN_COUNT, index);
	const theme = random.pick(THEMES);
	const multivariate = index % MULTIVARIATE_STEP === 0;
	const second = { id: random.uuid(), name: 'Variant 2' };
	return {
		index,
		id: random.uuid(),
		name: `${theme} ${String(index + 1).padStart(3, '0')}`,
		channel: random.pick(CHANNELS),
		variations: [{ id: random.uuid(), name: 'Variant 1' }, ...(multivariate ? [second] : [])],
	};
}

/** Every campaign of the workspace, oldest first. */
export const CAMPAIGNS: readonly Campaign[] = Array.from({ length: CAMPAIGN_COUNT }, (_, index) =>
	campaign(index),
);
