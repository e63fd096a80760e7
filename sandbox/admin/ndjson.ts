import type { FastifyReply } from 'fastify';
import { mapLines, textStream } from '../http/textStream';

export const NDJSON = 'application/x-ndjson';

/** Answers one line for each record, made as fast as the client reads. */
export async function sendNdjson<T>(
	reply: FastifyReply,
	records: Iterable<T>,
	toLine: (record: T) => string = (record) => JSON.stringify(record),
): Promise<FastifyReply> {
	const stream = textStream(mapLines(records, toLine));
	return await reply.header('content-type', `${NDJSON}; charset=utf-8`).send(stream);
}
