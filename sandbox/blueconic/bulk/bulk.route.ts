import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BlueConicContext } from '../blueconicContext';
import { ConcurrentRequests } from '../http/concurrentRequests';
import { readBulkEntries } from './bulkRequest';
import { BulkWriter } from './bulkWriter';

const MAX_ENTRIES = 1000;

const bulkBody = z.array(z.unknown());
const bulkQuery = z.object({ objectiveIds: z.string().default('') });

/**
 * `PUT /profiles`: of more than 1,000 entries the first 1,000 are processed and answered with
 * 413; 429 above a number of concurrent requests. https://rest.apidoc.blueconic.com
 */
export function registerBulk(app: FastifyInstance, context: BlueConicContext): void {
	const { tokens, catalogue, settings } = context;
	const concurrent = new ConcurrentRequests(settings);
	const onRequest = [tokens.requireScope('write:profiles'), concurrent.limit];
	const writer = new BulkWriter(context);
	app.put('/profiles', { onRequest }, async (request, reply) => {
		const json = bulkBody.parse(request.body);
		const { objectiveIds } = bulkQuery.parse(request.query);
		const entries = readBulkEntries(catalogue, json.slice(0, MAX_ENTRIES));
		if (settings.processMs > 0) await delay(settings.processMs);
		const conditions = {
			objectiveIds: objectiveIds.split(',').filter(Boolean),
			seesPii: tokens.seesPii(request),
		};
		const results = entries.map((entry) => writer.apply(entry, conditions));
		return await reply.status(json.length > MAX_ENTRIES ? 413 : 200).send(results);
	});
}
