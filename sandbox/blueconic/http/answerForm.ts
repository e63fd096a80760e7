import { pipeline, Readable } from 'node:stream';
import { createGzip, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { prettyJson } from './prettyJson';

const GZIP = { level: 1 };

const formQuery = z.object({ prettyPrint: z.string().optional() });

type Payload = string | Readable;

function isPayload(payload: unknown): payload is Payload {
	return (typeof payload === 'string' && payload !== '') || payload instanceof Readable;
}

function pretty(payload: Payload): Payload {
	if (payload instanceof Readable) return Readable.from(prettyJson(payload));
	return JSON.stringify(JSON.parse(payload), undefined, 2);
}

function compressed(payload: Payload, reply: FastifyReply): Buffer | Readable {
	reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding');
	if (typeof payload === 'string') return gzipSync(payload, GZIP);
	const gzip = createGzip(GZIP);
	// Fastify hears of an error through the stream it was given.
	pipeline(payload, gzip, () => {});
	return gzip;
}

function takesGzip({ headers }: FastifyRequest): boolean {
	return /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
}

/**
 * Answers in the form that was asked for: `prettyPrint=true` for readable JSON, `Accept-Encoding:
 * gzip`. https://rest.apidoc.blueconic.com
 */
export function answerInForm(app: FastifyInstance): void {
	app.addHook('onSend', async (request, reply, payload: unknown) => {
		if (!isPayload(payload)) return payload;
		const query = formQuery.safeParse(request.query);
		const printed = query.data?.prettyPrint === 'true' ? pretty(payload) : payload;
		return takesGzip(request) ? compressed(printed, reply) : printed;
	});
}
