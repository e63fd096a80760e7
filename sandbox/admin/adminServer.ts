import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { shownProperties, profileText } from '../blueconic/profileText';
import type { ProfileStore } from '../blueconic/profileStore';
import type { ExportSettings } from '../braze/segmentExporter';
import { EVERYTHING, userLine } from '../braze/userLine';
import type { UserStore } from '../braze/userStore';
import { createServer } from '../http/loopbackServer';
import type { RequestCounts } from '../http/requestCounts';
import { mapLines, textStream } from '../http/textStream';

const MAX_BODY_BYTES = 64 * 1024;
const NDJSON = 'application/x-ndjson; charset=utf-8';

/** What the admin API shows and sets. */
export interface AdminContext {
	readonly users: UserStore;
	readonly profiles: ProfileStore;
	readonly counts: RequestCounts;
	readonly exportSettings: ExportSettings;
}

const settingsChange = z.strictObject({ exportFileDelayMs: z.number().int().min(0) });

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

function registerSettings(app: FastifyInstance, { exportSettings }: AdminContext): void {
	const current = () => ({ exportFileDelayMs: exportSettings.fileDelayMs });
	app.get('/admin/settings', async () => current());
	app.put('/admin/settings', async (request, reply) => {
		const change = settingsChange.safeParse(request.body);
		if (!change.success) {
			return await reply.status(400).send({ message: z.prettifyError(change.error) });
		}
		exportSettings.fileDelayMs = change.data.exportFileDelayMs;
		return current();
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
