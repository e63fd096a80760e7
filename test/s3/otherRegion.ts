import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

import { listenPlainly } from '../../sandbox/http/loopbackServer';

/** How a server says that a bucket is elsewhere. */
export interface Redirect {
	readonly status: number;
	readonly code: string;
	/** Where the region stands: in the header, in the body. */
	readonly told: readonly ('header' | 'body')[];
}

/** A server before another one that has its buckets in one region. */
export interface RegionServer {
	readonly endpoint: string;
	/** The regions that requests were signed for, in their order. */
	readonly signedFor: readonly string[];
	close(): Promise<void>;
}

const signedRegion = ({ headers }: IncomingMessage): string =>
	/Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';

function passOn(target: URL, incoming: IncomingMessage, response: ServerResponse): void {
	const { method, url: path, rawHeaders } = incoming;
	const { hostname, port } = target;
	const upstream = request({ hostname, port, method, path, headers: rawHeaders }, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
		answer.pipe(response);
	});
	incoming.pipe(upstream);
}

/** Starts it; requests signed for other regions are sent away as AWS does. */
export async function startRegionServer(
	endpoint: string,
	region: string,
	{ status, code, told }: Redirect,
): Promise<RegionServer> {
	const target = new URL(endpoint);
	const signedFor: string[] = [];
	const server = createServer((incoming, response) => {
		signedFor.push(signedRegion(incoming));
		if (signedFor.at(-1) === region) return passOn(target, incoming, response);
		const hint = told.includes('body') ? `<Region>${region}</Region>` : '';
		const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>Elsewhere</Message>${hint}</Error>`;
		incoming.resume().once('end', () => {
			response.writeHead(status, {
				'content-type': 'application/xml',
				...(told.includes('header') && { 'x-amz-bucket-region': region }),
			});
			response.end(body);
		});
	});
	return {
		endpoint: await listenPlainly(server, 0),
		signedFor,
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}
