import type { FastifyInstance } from 'fastify';
import { createServer } from '../http/loopbackServer';
import type { BrazeContext } from './brazeContext';
import { answerBrazeErrors } from './brazeError';
import { registerCampaignDetails } from './campaigns/campaignDetails.route';
import { registerCampaignList } from './campaigns/campaignList.route';
import { registerCampaignSeries } from './campaigns/campaignSeries.route';
import { registerCustomAttributes } from './customAttributes/customAttributes.route';
import { registerCancelExport } from './export/cancelExport.route';
import { registerDownload } from './export/download.route';
import { registerExportIds } from './export/exportIds.route';
import { takeExactBodies } from './exactBodies';
import { registerExportSegment } from './export/exportSegment.route';
import {
	registerSegmentDetails,
	registerSegmentList,
	registerSegmentSeries,
} from './segments/segments.route';
import { limitRates } from './limits/rateLimits';
import { registerTrack } from './track/track.route';

/** https://www.braze.com/docs/api/api_limits */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

export type RegisterBrazeRoute = (app: FastifyInstance, context: BrazeContext) => void;

const ROUTES: readonly RegisterBrazeRoute[] = [
	registerTrack,
	registerExportSegment,
	registerCancelExport,
	registerDownload,
	registerExportIds,
	registerSegmentList,
	registerSegmentDetails,
	registerSegmentSeries,
	registerCampaignList,
	registerCampaignDetails,
	registerCampaignSeries,
	registerCustomAttributes,
];

/** The stand-in for Braze's REST API; it needs only to be told where to listen. */
export function createBrazeServer(
	context: BrazeContext,
	prepare: (app: FastifyInstance) => void,
): FastifyInstance {
	const app = createServer({ maxBodyBytes: MAX_BODY_BYTES });
	takeExactBodies(app);
	prepare(app);
	answerBrazeErrors(app);
	limitRates(app, context.settings.limits);
	for (const register of ROUTES) register(app, context);
	return app;
}
