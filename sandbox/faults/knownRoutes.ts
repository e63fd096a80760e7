import type { FastifyInstance } from 'fastify';
import type { FaultPlan } from './faultPlan';
import type { FaultServer } from './faultServer';

/** The routes a plan can name: one that no server has would never be hit, in silence. */
export class KnownRoutes {
	private readonly routes: Record<FaultServer, Set<string>> = {
		braze: new Set(),
		blueconic: new Set(),
		s3: new Set(),
	};

	constructor(s3Operations: Iterable<string>) {
		this.routes.s3 = new Set(s3Operations);
	}

	/** Learns the routes that are registered from now on. */
	watch(server: FaultServer, app: FastifyInstance): void {
		app.addHook('onRoute', ({ method, url }) => {
			for (const name of [method].flat()) this.routes[server].add(`${name} ${url}`);
		});
	}

	has(server: FaultServer, route: string): boolean {
		return this.routes[server].has(route);
	}

	/** What is wrong with the routes of a plan, if anything. */
	problemOf({ rules }: FaultPlan): string | undefined {
		for (const [index, { server, route }] of rules.entries()) {
			if (route === undefined || this.has(server, route)) continue;
			const list = [...this.routes[server]].toSorted().join(', ');
			return `✖ ${server} has no route '${route}', only ${list}\n  → at rules[${index}].route`;
		}
		return undefined;
	}
}
