import type { FastifyInstance } from 'fastify';
import { createServer } from '../http/loopbackServer';
import type { AdminContext } from './adminContext';
import { registerFaults } from './faults.route';
import { registerRecords } from './records.route';
import { registerRequests } from './requests.route';
import { registerSettings } from './settings.route';

const MAX_BODY_BYTES = 64 * 1024;

const ROUTES = [registerRecords, registerRequests, registerFaults, registerSettings];

/** What tests and curious people see of the stand-ins; no service has this. */
export function createAdminServer(context: AdminContext): FastifyInstance {
	const app = createServer({ maxBodyBytes: MAX_BODY_BYTES });
	for (const register of ROUTES) register(app, context);
	return app;
}
