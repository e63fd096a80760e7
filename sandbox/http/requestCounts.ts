import type { FastifyInstance } from 'fastify';

const UNKNOWN_ROUTE = '(unknown route)';

/** How often each route of each server was called. */
export class RequestCounts {
	private readonly servers = new Map<string, Map<string, number>>();

	/** Counts every request that arrives at this server, whatever it is answered. */
	watch(server: string, app: FastifyInstance): void {
		const routes = new Map<string, number>();
		this.servers.set(server, routes);
		app.addHook('onRequest', (request, _reply, done) => {
			const route = `${request.method} ${request.routeOptions.url ?? UNKNOWN_ROUTE}`;
			routes.set(route, (routes.get(route) ?? 0) + 1);
			done();
		});
	}

	reset(): void {
		for (const routes of this.servers.values()) routes.clear();
	}

	toJSON(): Record<string, Record<string, number>> {
		const servers = [...this.servers];
		return Object.fromEntries(
			servers.map(([server, routes]) => [server, Object.fromEntries(routes)]),
		);
	}
}
