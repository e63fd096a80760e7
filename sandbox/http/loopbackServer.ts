import { once } from 'node:events';
import type { Server } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import { readToEnd } from './readToEnd';

const LOOPBACK = '127.0.0.1';

export interface ServerOptions {
	readonly maxBodyBytes: number;
}

/**
 * An HTTP server without logging that takes JSON as the services do: names such as `__proto__`
 * are ordinary names there. A request is read to its end before its answer leaves.
 */
export function createServer({ maxBodyBytes }: ServerOptions): FastifyInstance {
	const app = Fastify({
		logger: false,
		bodyLimit: maxBodyBytes,
		forceCloseConnections: true,
		onProtoPoisoning: 'ignore',
		onConstructorPoisoning: 'ignore',
	});
	app.addHook('onSend', async (request) => await readToEnd(request.raw));
	return app;
}

/** Listens on the loopback interface only; port 0 takes any free port. Answers the address. */
export async function listenOnLoopback(app: FastifyInstance, port: number): Promise<string> {
	return await app.listen({ host: LOOPBACK, port });
}

/** The same for a server of Node's own. */
export async function listenPlainly(server: Server, port: number): Promise<string> {
	server.listen(port, LOOPBACK);
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port');
	return `http://${LOOPBACK}:${address.port}`;
}
