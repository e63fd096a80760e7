import { Readable } from 'node:stream';
import type { FastifyInstance, RouteShorthandOptions } from 'fastify';
import { profileLines } from '../blueconic/profiles/profileLine';
import { stateLine } from '../braze/users/userLine';
import type { AdminContext } from './adminContext';
import { NDJSON, sendNdjson } from './ndjson';
import {
	BrokenLineError,
	restorableProfiles,
	restoreLines,
	type RestorableStore,
} from './restoreLines';

function registerRestore(
	app: FastifyInstance,
	path: string,
	store: RestorableStore,
	options: RouteShorthandOptions = {},
): void {
	app.put(path, options, async ({ body }, reply) => {
		if (!(body instanceof Readable)) {
			return await reply.status(400).send({ message: `The body must be ${NDJSON}` });
		}
		try {
			return { restored: await restoreLines(body, store) };
		} catch (error) {
			if (!(error instanceof BrokenLineError)) throw error;
			return await reply.status(400).send({ message: error.message, line: error.line });
		}
	});
}

/** The complete state of the stores: read as NDJSON, and replaced by it. */
export function registerRecords(
	app: FastifyInstance,
	{ users, effects, profiles }: AdminContext,
): void {
	const onRequest = async (): Promise<void> => await effects.settled();
	// The body stays a stream: a million people do not fit into one text.
	app.addContentTypeParser(NDJSON, (_request, body, done) => done(null, body));
	app.get('/admin/braze/users', { onRequest }, async (_request, reply) => {
		return await sendNdjson(reply, users.all(), stateLine);
	});
	registerRestore(app, '/admin/braze/users', users, { onRequest });
	app.get('/admin/blueconic/profiles', async (_request, reply) => {
		return await sendNdjson(reply, profiles.all(), profileLines(profiles.catalogue));
	});
	registerRestore(app, '/admin/blueconic/profiles', restorableProfiles(profiles));
}
