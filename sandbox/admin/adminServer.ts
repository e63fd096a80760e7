import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { shownProperties, profileText } from '../blueconic/profiles/profileText';
import type { ProfileStore } from '../blueconic/profiles/profileStore';
import { EVERYTHING, userLine } from '../braze/users/userLine';
import type { UserStore } from '../braze/users/userStore';
import { createServer } from '../http/loopbackServer';
import type { CompleteSettings } from '../settings';
import { behaviourOf, changeBehaviour } from './behaviour';
import type { RequestCounts } from '../http/requestCounts';
import { mapLines, textStream } from '../http/textStream';

const MAX_BODY_BYTES = 64 * 1024;
const NDJSON = 'application/x-ndjson; charset=utf-8';

/** What the admin API shows and sets. */
export interface AdminContext {
	readonly users: UserStore;
	readonly profiles: ProfileStore;
	readonly counts: RequestCounts;
	readonly settings: CompleteSettings;
}

function registerRecords(app: FastifyInstance, { users, profiles }: AdminContext): void {
	app.get('/admin/braze/users', async (_request, reply) => {
		const lines = mapLines(users.all(), (user) => userLine(user, EVERYTHING));
		return await reply.header('content-type', NDJSON).send(textStream(lines));
	});
	app.get('/admin/blueconic/profiles', async (_request, reply) => {
		const shown = shownProperties(profiles.catalogue, []);
		const lines = mapLines(profiles.all(), (profile) => profileText(profile, shown));
		return await reply.header('content-type', NDJSON).send(textStream(lines));
	});
}

function registerCounts(app: FastifyInstance, { counts }: AdminContext): void {
	app.get('/admin/requests', async () => counts.toJSON());
	app.delete('/admin/requests', async (_request, reply) => {
		counts.reset();
		return await reply.status(204).send();
	});
}

function registerSettings(app: FastifyInstance, { settings }: AdminContext): void {
	app.get('/admin/settings', async () => behaviourOf(settings));
	app.put('/admin/settings', async (request, reply) => {
		const change = changeBehaviour(settings, request.body);
		if (change.success) return change.data;
		return await reply.status(400).send({ message: z.prettifyError(change.error) });
	});
}

/** What tests and curious people see of the stand-ins; no service has this. */
export function createAdminServer(context: AdminContext): FastifyInstance {
	const app = createServer({ maxBodyBytes: MAX_BODY_BYTES });
	registerRecords(app, context);
	registerCounts(app, context);
	registerSettings(app, context);
	return app;
}
