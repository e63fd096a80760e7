import { CAMPAIGNS, type Campaign } from '../../people/campaign';
import { BrazeError } from '../brazeError';

const HOUR_MS = 3_600_000;
const FIRST_MS = Date.UTC(2025, 0, 6, 9);
/** Every so many hours somebody makes a campaign. */
const STEP_HOURS = 120;

/** A campaign of the workspace. */
export interface BrazeCampaign extends Campaign {
	readonly archived: boolean;
	readonly draft: boolean;
	readonly hasPostLaunchDraft: boolean;
	readonly isApiCampaign: boolean;
	readonly tags: readonly string[];
	readonly createdAt: string;
	readonly lastEdited: string;
	/** Left out for drafts. */
	readonly firstSent?: string;
}

function isoTime(index: number, hoursLater: number): string {
	return new Date(FIRST_MS + (index * STEP_HOURS + hoursLater) * HOUR_MS).toISOString();
}

function brazeCampaign(campaign: Campaign): BrazeCampaign {
	const { index } = campaign;
	const draft = index % 11 === 3;
	return {
		...campaign,
		archived: index % 13 === 5,
		draft,
		hasPostLaunchDraft: !draft && index % 10 === 7,
		isApiCampaign: index % 6 === 2,
		tags: index % 3 === 0 ? ['Lifecycle'] : [],
		createdAt: isoTime(index, 0),
		lastEdited: isoTime(index, 3),
		firstSent: draft ? undefined : isoTime(index, 24),
	};
}

/** The campaigns of the workspace, oldest first. */
export function createBrazeCampaigns(): readonly BrazeCampaign[] {
	return CAMPAIGNS.map(brazeCampaign);
}

/**
 * The campaign with this identifier.
 *
 * @throws BrazeError 400 when the workspace has none.
 */
export function findCampaign(
	campaigns: readonly BrazeCampaign[],
	campaignId: string,
): BrazeCampaign {
	const campaign = campaigns.find(({ id }) => id === campaignId);
	if (!campaign) throw new BrazeError(400, 'Invalid campaign_id');
	return campaign;
}
