import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requirePermission } from '../apiKeys';
import type { BrazeContext } from '../brazeContext';
import { brazeTime } from '../dataSeries';
import { listPage, listQuery } from '../listPage';
import type { BrazeCampaign } from './campaigns';

const campaignQuery = listQuery.extend({
	include_archived: z.stringbool().default(false),
	'last_edit.time[gt]': brazeTime.default(-Infinity),
});

function listEntry(campaign: BrazeCampaign): Record<string, unknown> {
	const { id, lastEdited, name, isApiCampaign, tags } = campaign;
	return { id, last_edited: lastEdited, name, is_api_campaign: isApiCampaign, tags };
}

/** `GET /campaigns/list`: https://www.braze.com/docs/api/endpoints/export/campaigns/get_campaigns */
export function registerCampaignList(
	app: FastifyInstance,
	{ keys, campaigns }: BrazeContext,
): void {
	const onRequest = requirePermission(keys, 'campaigns.list');
	app.get('/campaigns/list', { onRequest }, async (request) => {
		const asked = campaignQuery.parse(request.query);
		const editedAfterMs = asked['last_edit.time[gt]'];
		const wanted = campaigns.filter(({ archived, lastEdited }) => {
			return (!archived || asked.include_archived) && Date.parse(lastEdited) > editedAfterMs;
		});
		return { message: 'success', campaigns: listPage(wanted, asked).map(listEntry) };
	});
}
