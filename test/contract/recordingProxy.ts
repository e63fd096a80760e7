import { once } from 'node:events';
import { createServer, request as requestHttp, type IncomingMessage, type Server } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Answer, Exchange, Message } from './openApi/exchange';

/** A proxy in front of one server that keeps what passes through it. */
export interface RecordingProxy {
	readonly url: string;
	/** What has passed through wholly or been cut, in the order of its end. */
	readonly exchanges: readonly Exchange[];
	close(): Promise<void>;
}

interface Recorded {
	readonly chunks: Buffer[];
	readonly message: IncomingMessage;
}

function record(message: IncomingMessage): Recorded {
	const chunks: Buffer[] = [];
	message.on('data', (chunk: Buffer) => chunks.push(chunk));
	return { chunks, message };
}

/** A text; one whose compression was cut short is empty. */
function textOf(body: Buffer, encoding: string | undefined): string {
	if (encoding !== 'gzip') return body.toString('utf8');
	try {
		return gunzipSync(body).toString('utf8');
	} catch {
		return '';
	}
}

function messageOf({ chunks, message }: Recorded): Message {
	const { 'content-type': contentType = '', 'content-encoding': encoding } = message.headers;
	return { contentType, body: textOf(Buffer.concat(chunks), encoding) };
}

function answerOf(answer: Recorded): Answer {
	const { statusCode: status = 0, complete } = answer.message;
	return { ...messageOf(answer), status, cut: !complete };
}

function createProxy(target: URL, exchanges: Exchange[]): Server {
	return createServer((client, reply) => {
		const { method = '', url: path = '', rawHeaders: headers } = client;
		const { hostname, port } = target;
		const sent = record(client);
		const keep = (received?: Recorded): void => {
			const answer = received && answerOf(received);
			exchanges.push({ method, path, request: messageOf(sent), answer });
		};
		const upstream = requestHttp({ hostname, port, method, path, headers, agent: false });
		upstream.on('response', (answer) => {
			const received = record(answer);
			reply.sendDate = false;
			reply.writeHead(answer.statusCode ?? 0, answer.statusMessage, answer.rawHeaders);
			// Before the pipe ends the reply: who has the answer finds it here.
			answer.on('end', () => keep(received));
			answer.on('error', () => {
				keep(received);
				reply.destroy();
			});
			answer.pipe(reply);
		});
		upstream.on('error', () => {
			keep();
			reply.destroy();
		});
		reply.on('close', () => upstream.destroy());
		client.pipe(upstream);
	});
}

/**
 * Listens on a free port of this machine and passes every request on to another server, and its
 * answer back, unchanged and as it comes: a connection that breaks on one side breaks on the other.
 */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
	const exchanges: Exchange[] = [];
	const server = createProxy(new URL(target), exchanges).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('No port is free');
	return {
		url: `http://127.0.0.1:${address.port}`,
		exchanges,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
