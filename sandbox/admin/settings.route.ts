import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AdminContext } from './adminContext';
import { behaviourOf, changeBehaviour } from './behaviour';

/** How the stand-ins behave. */
export function registerSettings(app: FastifyInstance, { settings }: AdminContext): void {
	app.get('/admin/settings', async () => behaviourOf(settings));
	app.put('/admin/settings', async (request, reply) => {
		const change = changeBehaviour(settings, request.body);
		if (change.success) return change.data;
		return await reply.status(400).send({ message: z.prettifyError(change.error) });
	});
}
