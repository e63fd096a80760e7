import type { FastifyInstance } from 'fastify';
import { createServer } from '../http/loopbackServer';
import type { BrazeContext } from './brazeContext';
import { answerBrazeErrors } from './brazeError';
import { registerExportSegment } from './export/exportSegment.route';
import { registerSegmentDetails, registerSegmentList } from './segments/segments.route';
import { registerTrack } from './track/track.route';

/** https://www.braze.com/docs/api/api_limits */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

export type RegisterBrazeRoute = (app: FastifyInstance, context: BrazeContext) => void;

const ROUTES: readonly RegisterBrazeRoute[] = [
	registerTrack,
	registerExportSegment,
	registerSegmentList,
	registerSegmentDetails,
];

/** The stand-in for Braze's REST API; it needs only to be told where to listen. */
export function createBrazeServer(
	context: BrazeContext,
	prepare: (app: FastifyInstance) => void,
): FastifyInstance {
	const app = createServer({ maxBodyBytes: MAX_BODY_BYTES });
	prepare(app);
	answerBrazeErrors(app);
	for (const register of ROUTES) register(app, context);
	return app;
}
