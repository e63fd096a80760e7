import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BlueConicContext } from '../blueconicContext';
import { BlueConicError } from '../blueconicError';
import { MADE_BY_OWNER } from '../blueConicUser';
import { listQuery, pageOf } from '../http/listPage';
import { CONNECTIONS, type Connection } from './connections';

const pathParameters = z.object({ id: z.string() });
const connectionsQuery = listQuery.extend({ count: z.coerce.number().int().min(1).default(10) });

function connectionView({ runs, ...connection }: Connection): Record<string, unknown> {
	const [lastRun] = runs;
	return {
		...connection,
		...MADE_BY_OWNER,
		description: '',
		allChannels: true,
		domains: [],
		roles: [],
		requiredPermission: 'Connections',
		tags: [],
		targetChannels: [],
		...(lastRun ? { lastRun } : {}),
	};
}

function existingConnection(params: unknown): Connection {
	const { id } = pathParameters.parse(params);
	const connection = CONNECTIONS.find((known) => known.id === id);
	if (!connection) throw new BlueConicError(404, 'The connection does not exist');
	return connection;
}

/** `GET /connections[/{id}[/runs]]`: https://rest.apidoc.blueconic.com */
export function registerConnections(app: FastifyInstance, { tokens }: BlueConicContext): void {
	const onRequest = tokens.requireScope('read:connections');
	app.get('/connections', { onRequest }, async ({ query }) => {
		const { items, ...page } = pageOf(CONNECTIONS, connectionsQuery.parse(query));
		return { ...page, connections: items.map(connectionView) };
	});
	app.get('/connections/:id', { onRequest }, async ({ params }) =>
		connectionView(existingConnection(params)),
	);
	app.get('/connections/:id/runs', { onRequest }, async ({ params, query }) => {
		const { runs } = existingConnection(params);
		const { items, ...page } = pageOf(runs, connectionsQuery.parse(query));
		return { ...page, runs: items };
	});
}
