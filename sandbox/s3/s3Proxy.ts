import { once } from 'node:events';
import {
	Agent,
	createServer,
	request as requestPlain,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';
import { Agent as SecureAgent, request as requestSecure } from 'node:https';
import { finished, pipeline } from 'node:stream/promises';
import { brokenBody } from '../faults/brokenBody';
import type { FaultRule } from '../faults/faultPlan';
import type { Gate } from '../faults/gate';
import { comesAfter, interfere } from '../faults/interfere';
import { listenPlainly } from '../http/loopbackServer';
import { s3RequestOf } from './s3Operation';

/** Above the idle times of clients, so that none writes into a connection that is just closing. */
const KEEP_ALIVE_MS = 72_000;
/** Below the idle times of servers, for the same reason. */
const IDLE_AGENT_MS = 4_000;

/** A running proxy before an S3 server. */
export interface S3Proxy {
	readonly endpoint: string;
	close(): Promise<void>;
}

type Send = (request: IncomingMessage, response: ServerResponse) => Promise<IncomingMessage>;

/** Node would call a request of these chunked that says nothing of a body. */
const WITH_BODY: ReadonlySet<string | undefined> = new Set(['POST', 'PUT']);

function headersOf({ method, rawHeaders, headers }: IncomingMessage): readonly string[] {
	const told = headers['transfer-encoding'] ?? headers['content-length'];
	if (told !== undefined || !WITH_BODY.has(method)) return rawHeaders;
	return [...rawHeaders, 'Content-Length', '0'];
}

/** Sends requests on as they came, headers byte for byte: signatures stay valid. */
function sender(target: URL, agent: Agent): Send {
	const send = target.protocol === 'https:' ? requestSecure : requestPlain;
	return async (request, response) => {
		const { method, url: path } = request;
		const headers = headersOf(request);
		const upstream = send({
			agent,
			hostname: target.hostname,
			port: target.port,
			method,
			path,
			headers,
		});
		const stop = (): void => {
			if (!response.writableFinished) upstream.destroy();
		};
		// What breaks after the answer began shows in the answer.
		upstream.on('error', () => {});
		upstream.on('continue', () => response.writeContinue());
		response.once('close', stop);
		if (request.headers.expect !== undefined) upstream.flushHeaders();
		request.pipe(upstream);
		const [answer] = await once(upstream, 'response');
		return answer;
	};
}

function lengthOf({ headers }: IncomingMessage): number | undefined {
	const length = headers['content-length'];
	return length === undefined ? undefined : Number(length);
}

async function passBack(
	answer: IncomingMessage,
	rule: FaultRule | undefined,
	response: ServerResponse,
): Promise<void> {
	response.sendDate = false;
	response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
	const body = { stream: answer, length: lengthOf(answer) };
	await pipeline(rule ? brokenBody(rule, body, response) : answer, response);
}

async function serve(
	gate: Gate,
	send: Send,
	exchange: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
	const { request, response } = exchange;
	const { operation, key } = s3RequestOf(request);
	const rule = gate.enter({ server: 's3', route: operation, key }, exchange);
	const isAfter = rule && comesAfter(rule);
	if (rule && !isAfter && (await interfere(rule, response)) === 'takenOver') return;
	const answer = await send(request, response);
	if (!rule || !isAfter) return await passBack(answer, rule, response);
	// An answer may begin before the effect is complete; only its end tells.
	if (rule.fault !== 'delay') await finished(answer.resume());
	if ((await interfere(rule, response)) === 'goOn') await passBack(answer, undefined, response);
}

/**
 * Stands before an S3 server and passes everything through but for the faults. Port 0 takes any
 * free port. The server must take requests by any host name: it is told the proxy's.
 */
export async function startS3Proxy(endpoint: string, gate: Gate, port: number): Promise<S3Proxy> {
	const target = new URL(endpoint);
	const options = { keepAlive: true, timeout: IDLE_AGENT_MS };
	const agent = target.protocol === 'https:' ? new SecureAgent(options) : new Agent(options);
	const send = sender(target, agent);
	const handle = (request: IncomingMessage, response: ServerResponse): void => {
		serve(gate, send, { request, response }).catch(() => response.destroy());
	};
	const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 }, handle);
	server.on('checkContinue', handle);
	const closed = once(server, 'close');
	return {
		endpoint: await listenPlainly(server, port),
		close: async () => {
			server.close();
			server.closeAllConnections();
			agent.destroy();
			await closed;
		},
	};
}
