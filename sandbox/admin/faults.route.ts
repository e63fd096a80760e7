import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { faultPlan, NO_FAULTS } from '../faults/faultPlan';
import type { AdminContext } from './adminContext';
import { sendNdjson } from './ndjson';

/** The plan of what goes wrong, and the log of what went wrong by it. */
export function registerFaults(app: FastifyInstance, { gate }: AdminContext): void {
	const { faults, routes } = gate;
	app.get('/admin/faults', async () => faults.current);
	app.put('/admin/faults', async (request, reply) => {
		const plan = faultPlan.safeParse(request.body);
		const problem = plan.success ? routes.problemOf(plan.data) : z.prettifyError(plan.error);
		if (problem !== undefined) return await reply.status(400).send({ message: problem });
		if (plan.success) faults.follow(plan.data);
		return faults.current;
	});
	app.delete('/admin/faults', async (_request, reply) => {
		faults.follow(NO_FAULTS);
		return await reply.status(204).send();
	});
	app.get('/admin/faults/log', async (_request, reply) => {
		return await sendNdjson(reply, faults.last());
	});
	app.delete('/admin/faults/log', async (_request, reply) => {
		faults.forget();
		return await reply.status(204).send();
	});
}
