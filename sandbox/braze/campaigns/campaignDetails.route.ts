import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Channel, Variation } from '../../people/campaign';
import { requirePermission } from '../apiKeys';
import type { BrazeContext } from '../brazeContext';
import { findCampaign, type BrazeCampaign } from './campaigns';

const DAY_SECONDS = 86_400;

const detailsQuery = z.object({
	campaign_id: z.string(),
	post_launch_draft_version: z.stringbool().default(false),
});

/** What a message has beside its channel and its name. */
const MESSAGES: Readonly<Record<Channel, (text: string) => Record<string, unknown>>> = {
	email: (text) => ({
		subject: text,
		body: `<p>${text}</p>`,
		from: 'Shop <shop@example.org>',
		reply_to: 'shop@example.org',
		extras: {},
	}),
	android_push: (text) => ({ alert: text, extras: {} }),
	sms: (text) => ({ body: text, from: 'Shop' }),
	webhook: (text) => ({
		url: 'https://shop.example.org/webhook',
		body: JSON.stringify({ text }),
		type: 'json',
		headers: {},
		method: 'POST',
	}),
};

function messages(
	{ name, channel, variations }: BrazeCampaign,
	ofDraft: boolean,
): Record<string, unknown> {
	const text = ofDraft ? `${name} (draft)` : name;
	const message = (variation: Variation) => {
		return { channel, name: variation.name, ...MESSAGES[channel](text) };
	};
	return Object.fromEntries(variations.map((variation) => [variation.id, message(variation)]));
}

function details(campaign: BrazeCampaign, ofDraft: boolean): Record<string, unknown> {
	return {
		message: 'success',
		created_at: campaign.createdAt,
		updated_at: campaign.lastEdited,
		archived: campaign.archived,
		draft: campaign.draft,
		enabled: !campaign.draft && !campaign.archived,
		has_post_launch_draft: campaign.hasPostLaunchDraft,
		name: campaign.name,
		description: `Message by ${campaign.channel}`,
		schedule_type: campaign.isApiCampaign ? 'api_triggered' : 'time_based',
		channels: [campaign.channel],
		first_sent: campaign.firstSent,
		last_sent: campaign.firstSent,
		tags: campaign.tags,
		teams: [],
		messages: messages(campaign, ofDraft && campaign.hasPostLaunchDraft),
		conversion_behaviors: [{ type: 'Makes Any Purchase', window: DAY_SECONDS }],
	};
}

/** https://www.braze.com/docs/api/endpoints/export/campaigns/get_campaign_details */
export function registerCampaignDetails(
	app: FastifyInstance,
	{ keys, campaigns }: BrazeContext,
): void {
	const onRequest = requirePermission(keys, 'campaigns.details');
	app.get('/campaigns/details', { onRequest }, async (request) => {
		const asked = detailsQuery.parse(request.query);
		return details(findCampaign(campaigns, asked.campaign_id), asked.post_launch_draft_version);
	});
}
