import { CAMPAIGNS, type Campaign } from './campaign';
import type { Person } from './person';
import { Random } from './random';

const OWN_SEED = 0x41b7;
const DAY_MS = 86_400_000;
/** https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment */
const SHOWN_DAYS = 90;
const EVENTS = ['Watched video', 'Left review', 'Used store finder'] as const;
const PRODUCTS = ['item_40834', 'item_11217', 'gift-card'] as const;

/** What became of a message, by its channel. */
function engagement({ channel }: Campaign, random: Random): Record<string, boolean> {
	if (channel === 'email') {
		return { opened_email: random.chance(0.6), clicked_email: random.chance(0.2) };
	}
	return channel === 'android_push' ? { opened_push: random.chance(0.3) } : {};
}

function recently(newestMs: number, random: Random): number {
	return newestMs - random.between(0, SHOWN_DAYS * DAY_MS);
}

function received(campaign: Campaign, newestMs: number, random: Random): Record<string, unknown> {
	const variation = campaign.variations[random.between(0, campaign.variations.length - 1)];
	const converted = random.chance(0.2);
	const multivariate = campaign.variations.length > 1 && variation;
	return {
		name: campaign.name,
		last_received: new Date(recently(newestMs, random)).toISOString(),
		engaged: engagement(campaign, random),
		converted,
		multiple_converted: { 'Primary Conversion Event - A': converted },
		api_campaign_id: campaign.id,
		...(multivariate && {
			variation_name: multivariate.name,
			variation_api_id: multivariate.id,
			in_control: false,
		}),
	};
}

function counted(name: string, newestMs: number, random: Random): Record<string, unknown> {
	const lastMs = recently(newestMs, random);
	const count = random.between(1, 20);
	const firstMs = count === 1 ? lastMs : lastMs - random.between(0, 500 * DAY_MS);
	return {
		name,
		first: new Date(firstMs).toISOString(),
		last: new Date(lastMs).toISOString(),
		count,
	};
}

/**
 * What a few users did and received up to `newestMs`, in the shapes of an export.
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment
 */
export function* brazeHistoryOf(
	seed: number,
	person: Person,
	newestMs: number,
): Generator<readonly [string, unknown]> {
	const random = new Random(seed ^ OWN_SEED, person.index);
	if (random.chance(0.1)) {
		const first = random.between(0, CAMPAIGNS.length - 3);
		const campaigns = CAMPAIGNS.slice(first, first + random.between(1, 3));
		const list = campaigns.map((campaign) => received(campaign, newestMs, random));
		yield ['campaigns_received', list];
	}
	if (random.chance(0.1)) {
		yield ['custom_events', [counted(random.pick(EVENTS), newestMs, random)]];
	}
	if (random.chance(0.05)) {
		yield ['purchases', [counted(random.pick(PRODUCTS), newestMs, random)]];
	}
}
