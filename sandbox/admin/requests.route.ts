import type { FastifyInstance } from 'fastify';
import type { AdminContext } from './adminContext';
import { sendNdjson } from './ndjson';

/** How often each route was called, and what became of the last requests. */
export function registerRequests(app: FastifyInstance, { gate: { requests } }: AdminContext): void {
	app.get('/admin/requests', async () => requests.toJSON());
	app.get('/admin/requests/log', async (_request, reply) => {
		return await sendNdjson(reply, requests.last());
	});
	app.delete('/admin/requests', async (_request, reply) => {
		requests.reset();
		return await reply.status(204).send();
	});
}
