import { once } from 'node:events';
import {
	Agent,
	createServer,
	request as requestHttp,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';

import { listenPlainly } from '../../sandbox/http/loopbackServer';
import { executionHeader } from './nodeHttp';

/** A request that came whole. */
export interface Arrival {
	readonly method: string;
	readonly path: string;
	readonly body: Buffer;
	/** Of its sender; empty where it does not say. */
	readonly execution: string;
}

/** Looks on as requests pass, and may do something at each point of their way. */
export interface Watch {
	/** It came whole; `false` loses it before the service has it. */
	arrived(arrival: Arrival): boolean;
	/** The service has answered, its client knows nothing of it yet. */
	answered(arrival: Arrival, status: number): void;
	/** The answer has been handed to the client's connection. */
	passedBack(arrival: Arrival): void;
}

/** A server before another one that is watched. */
export interface WatchedServer {
	readonly url: string;
	/** Waits until no request is on its way any more, those of dead senders among them. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

/** Below the idle times of servers, so that none closes a connection that is just being used. */
const idleMs = 4_000;

/**
 * Stands before a server and passes requests on as they came, headers byte for byte. What came
 * whole reaches the server whatever becomes of its sender, as it would over a real network.
 */
export async function startWatchedServer(target: string, watch: Watch): Promise<WatchedServer> {
	const agent = new Agent({ keepAlive: true, timeout: idleMs });
	const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const { method = '', url: path = '', headers, rawHeaders } = request;
		const execution = String(headers[executionHeader] ?? '');
		const arrival: Arrival = { method, path, body: await buffer(request), execution };
		if (!watch.arrived(arrival)) return void response.destroy();
		const upstream = requestHttp(new URL(path, target), { agent, method, headers: rawHeaders });
		upstream.end(arrival.body);
		const [answer]: IncomingMessage[] = await once(upstream, 'response');
		if (!answer) throw new Error('No answer');
		const body = await buffer(answer);
		const status = answer.statusCode ?? 0;
		watch.answered(arrival, status);
		response.once('finish', () => watch.passedBack(arrival));
		response.sendDate = false;
		response.writeHead(status, answer.statusMessage, answer.rawHeaders).end(body);
	};
	const onTheirWay = new Set<Promise<void>>();
	const server = createServer({ keepAliveTimeout: 72_000, requestTimeout: 0 }, (...exchange) => {
		const passed = pass(...exchange)
			.catch(() => void exchange[1].destroy())
			.finally(() => onTheirWay.delete(passed));
		onTheirWay.add(passed);
	});
	const closed = once(server, 'close');
	return {
		url: await listenPlainly(server, 0),
		async settled() {
			while (onTheirWay.size > 0) await Promise.all(onTheirWay);
		},
		async close() {
			server.close();
			server.closeAllConnections();
			agent.destroy();
			await closed;
		},
	};
}
