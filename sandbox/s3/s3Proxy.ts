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
import { readToEnd } from '../http/readToEnd';
import { ConditionalWrites, PRECONDITION_FAILED, type StoredVersion } from './conditionalWrites';
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

/** What a HEAD of the server says; only asked of one that checks no signatures. */
function versionAt(target: URL, agent: Agent): StoredVersion {
	return async (path) => {
		const { hostname, port } = target;
		const head = requestPlain({ agent, hostname, port, method: 'HEAD', path }).end();
		const [answer]: IncomingMessage[] = await once(head, 'response');
		answer?.resume();
		return answer?.statusCode === 200 ? answer.headers.etag : undefined;
	};
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

interface Exchange {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
}

async function serve(
	gate: Gate,
	send: Send,
	conditions: ConditionalWrites | undefined,
	exchange: Exchange,
): Promise<void> {
	const { operation, key } = s3RequestOf(exchange.request);
	const rule = gate.enter({ server: 's3', route: operation, key }, exchange);
	const isBefore = rule && !comesAfter(rule);
	if (isBefore && (await interfere(rule, exchange.response)) === 'takenOver') return;
	if (!conditions || !WRITES.has(operation)) return await passThrough(send, rule, exchange);
	const turn = await conditions.turnOf(exchange.request);
	try {
		if (turn.holds) await passThrough(send, rule, exchange);
		else await refuse(exchange);
	} finally {
		turn.end();
	}
}

const WRITES: ReadonlySet<string> = new Set(['PutObject', 'DeleteObject']);

async function refuse({ request, response }: Exchange): Promise<void> {
	await readToEnd(request);
	response.writeHead(412, { 'content-type': 'application/xml' }).end(PRECONDITION_FAILED);
}

async function passThrough(
	send: Send,
	rule: FaultRule | undefined,
	{ request, response }: Exchange,
): Promise<void> {
	const answer = await send(request, response);
	if (!rule || !comesAfter(rule)) return await passBack(answer, rule, response);
	// An answer may begin before the effect is complete; only its end tells.
	if (rule.fault !== 'delay') await finished(answer.resume());
	if ((await interfere(rule, response)) === 'goOn') await passBack(answer, undefined, response);
}

/** A server before which the proxy stands. */
export interface ProxiedServer {
	readonly endpoint: string;
	/** The proxy then holds the conditions of writes itself; such a server must check no signatures. */
	readonly ignoresConditions: boolean;
}

/**
 * Stands before an S3 server and passes everything through but for the faults. Port 0 takes any
 * free port. The server must take requests by any host name: it is told the proxy's.
 */
export async function startS3Proxy(
	{ endpoint, ignoresConditions }: ProxiedServer,
	gate: Gate,
	port: number,
): Promise<S3Proxy> {
	const target = new URL(endpoint);
	const options = { keepAlive: true, timeout: IDLE_AGENT_MS };
	const agent = target.protocol === 'https:' ? new SecureAgent(options) : new Agent(options);
	const send = sender(target, agent);
	const conditions = ignoresConditions
		? new ConditionalWrites(versionAt(target, agent))
		: undefined;
	const handle = (request: IncomingMessage, response: ServerResponse): void => {
		serve(gate, send, conditions, { request, response }).catch(() => response.destroy());
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
