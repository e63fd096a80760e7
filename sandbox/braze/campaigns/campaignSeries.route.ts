import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Channel } from '../../people/campaign';
import { Random } from '../../people/random';
import { requirePermission } from '../apiKeys';
import type { BrazeContext } from '../brazeContext';
import { seriesDays, seriesQuery } from '../dataSeries';
import { findCampaign, type BrazeCampaign } from './campaigns';

const DAY_MS = 86_400_000;

const resultsQuery = seriesQuery.extend({ campaign_id: z.string() });

/** What is counted of messages that were sent, as parts of them. */
const COUNTS: Readonly<Record<Channel, Readonly<Record<string, number>>>> = {
	email: {
		delivered: 0.97,
		bounces: 0.03,
		opens: 0.4,
		unique_opens: 0.3,
		clicks: 0.1,
		unique_clicks: 0.08,
		unsubscribes: 0.01,
		reported_spam: 0.001,
	},
	android_push: { direct_opens: 0.1, total_opens: 0.15, bounces: 0.02, body_clicks: 0.05 },
	sms: { delivered: 0.95, undelivered: 0.03, delivery_failed: 0.02 },
	webhook: { errors: 0.01 },
};

function counts(channel: Channel, sent: number): Record<string, number> {
	const parts = Object.entries(COUNTS[channel]);
	return Object.fromEntries(parts.map(([name, part]) => [name, Math.floor(sent * part)]));
}

/** What was sent to whom on one day: nothing before the campaign's first message. */
function resultsOf(campaign: BrazeCampaign, time: string): Record<string, unknown> {
	const { index, channel, variations, firstSent } = campaign;
	const random = new Random(index, Math.floor(Date.parse(time) / DAY_MS));
	const active = firstSent !== undefined && time >= firstSent.slice(0, 10);
	const sends = variations.map(({ id, name }) => {
		return { id, name, sent: active ? random.between(100, 2000) : 0 };
	});
	const recipients = sends.reduce((sum, { sent }) => sum + sent, 0);
	const conversions = Math.floor(recipients / 50);
	return {
		time,
		messages: {
			[channel]: sends.map(({ id, name, sent }) => {
				return { variation_name: name, variation_api_id: id, sent, ...counts(channel, sent) };
			}),
		},
		conversions_by_send_time: conversions,
		conversions,
		unique_recipients: recipients,
		revenue: conversions * 20,
	};
}

/** https://www.braze.com/docs/api/endpoints/export/campaigns/get_campaign_analytics */
export function registerCampaignSeries(
	app: FastifyInstance,
	{ keys, campaigns }: BrazeContext,
): void {
	const onRequest = requirePermission(keys, 'campaigns.data_series');
	app.get('/campaigns/data_series', { onRequest }, async (request) => {
		const asked = resultsQuery.parse(request.query);
		const campaign = findCampaign(campaigns, asked.campaign_id);
		const data = seriesDays(asked).map((time) => resultsOf(campaign, time));
		return { message: 'success', data };
	});
}
