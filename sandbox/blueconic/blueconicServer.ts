import type { FastifyInstance } from 'fastify';
import { createServer } from '../http/loopbackServer';
import { registerBulk } from './bulk/bulk.route';
import type { BlueConicContext } from './blueconicContext';
import { answerBlueConicErrors } from './blueconicError';
import { registerConnections } from './connections/connections.route';
import { registerDialogues } from './dialogues/dialogues.route';
import { answerInForm } from './http/answerForm';
import { registerOAuth } from './oauth/oauth.route';
import { registerObjectives } from './objectives/objectives.route';
import { registerProfileEvents } from './profiles/profileEvents.route';
import { registerProfiles } from './profiles/profiles.route';
import { registerProfileProperties } from './properties/profileProperties.route';
import { registerSegmentProfiles } from './segments/segmentProfiles.route';
import { registerSegments } from './segments/segments.route';
import { registerTimelineEventTypes } from './timeline/timelineEventTypes.route';

const BASE_PATH = '/rest/v2';
const MAX_BODY_BYTES = 64 * 1024 * 1024;

export type RegisterBlueConicRoute = (app: FastifyInstance, context: BlueConicContext) => void;

const ROUTES: readonly RegisterBlueConicRoute[] = [
	registerOAuth,
	registerSegments,
	registerSegmentProfiles,
	registerBulk,
	registerProfiles,
	registerProfileEvents,
	registerProfileProperties,
	registerObjectives,
	registerTimelineEventTypes,
	registerDialogues,
	registerConnections,
];

/** The stand-in for BlueConic's REST API v2; it needs only to be told where to listen. */
export function createBlueConicServer(
	context: BlueConicContext,
	prepare: (app: FastifyInstance) => void,
): FastifyInstance {
	const app = createServer({ maxBodyBytes: MAX_BODY_BYTES });
	prepare(app);
	answerBlueConicErrors(app);
	answerInForm(app);
	for (const register of ROUTES) {
		app.register(async (scope) => register(scope, context), { prefix: BASE_PATH });
	}
	return app;
}
