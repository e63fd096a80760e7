import type { FastifyInstance } from 'fastify';
import { createServer } from '../http/loopbackServer';
import type { BlueConicContext } from './blueconicContext';
import { answerBlueConicErrors } from './blueconicError';
import { registerOAuth } from './oauth/oauth.route';
import { registerProfileProperties } from './properties/profileProperties.route';
import { registerProfiles } from './profiles/profiles.route';
import { registerSegmentProfiles } from './segments/segmentProfiles.route';
import { registerSegments } from './segments/segments.route';

const BASE_PATH = '/rest/v2';
const MAX_BODY_BYTES = 64 * 1024 * 1024;

export type RegisterBlueConicRoute = (app: FastifyInstance, context: BlueConicContext) => void;

const ROUTES: readonly RegisterBlueConicRoute[] = [
	registerOAuth,
	registerSegments,
	registerSegmentProfiles,
	registerProfiles,
	registerProfileProperties,
];

/** The stand-in for BlueConic's REST API v2; it needs only to be told where to listen. */
export function createBlueConicServer(
	context: BlueConicContext,
	prepare: (app: FastifyInstance) => void,
): FastifyInstance {
	const app = createServer({ maxBodyBytes: MAX_BODY_BYTES });
	prepare(app);
	answerBlueConicErrors(app);
	for (const register of ROUTES) {
		app.register(async (scope) => register(scope, context), { prefix: BASE_PATH });
	}
	return app;
}
