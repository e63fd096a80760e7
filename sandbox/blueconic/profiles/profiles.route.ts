import type { FastifyInstance } from 'fastify';
import type { BlueConicContext } from '../blueconicContext';
import { readBulkRequest } from './bulkRequest';
import { BulkWriter } from './bulkWrite';

const MAX_ENTRIES = 1000;

/**
 * `PUT /profiles`: of more than 1,000 entries the first 1,000 are processed and answered with
 * 413. https://rest.apidoc.blueconic.com
 */
export function registerProfiles(
	app: FastifyInstance,
	{ tokens, catalogue, profiles }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('write:profiles');
	const writer = new BulkWriter(profiles);
	app.put('/profiles', { onRequest }, async (request, reply) => {
		const entries = readBulkRequest(catalogue, request.body);
		const results = entries.slice(0, MAX_ENTRIES).map((entry) => writer.apply(entry));
		return await reply.status(entries.length > MAX_ENTRIES ? 413 : 200).send(results);
	});
}
