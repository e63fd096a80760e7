import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setImmediate as immediately, setTimeout as wait } from 'node:timers/promises';
import type { FaultRule } from './faultPlan';
import { stillThereAfter } from './stillThere';

/** The body of an answer on its way to the client. */
export interface Body {
	readonly stream: Readable;
	/** As promised in `content-length`; unknown of a streamed one. */
	readonly length?: number;
}

const STREAMED_CUT_BYTES = 1024;
const PIECES = 20;
const STREAMED_PIECE_BYTES = 256;
const FLUSH_POLL_MS = 2;

/** Waits until what was written has left this process. */
async function flushed(response: ServerResponse): Promise<void> {
	await immediately();
	while (!response.destroyed && response.writableLength > 0) await wait(FLUSH_POLL_MS);
}

async function* tornBody(
	{ stream, length }: Body,
	afterBytes: number | undefined,
	response: ServerResponse,
): AsyncGenerator<Buffer> {
	const asked = afterBytes ?? (length === undefined ? STREAMED_CUT_BYTES : Math.floor(length / 2));
	let left = length === undefined ? asked : Math.min(asked, length - 1);
	for await (const chunk of stream) {
		const piece = Buffer.from(chunk).subarray(0, left);
		left -= piece.length;
		yield piece;
		if (left === 0) break;
	}
	// A streamed body that was shorter lacks its last chunk then, which tells the client as well.
	response.flushHeaders();
	await flushed(response);
	response.destroy();
}

async function* slowTrickle(
	{ stream, length }: Body,
	overMs: number,
	response: ServerResponse,
): AsyncGenerator<Buffer> {
	const size = length === undefined ? STREAMED_PIECE_BYTES : Math.ceil(length / PIECES);
	const slowPieces = length === undefined ? PIECES : Math.ceil(length / size);
	let pieces = 0;
	for await (const chunk of stream) {
		let rest = Buffer.from(chunk);
		while (rest.length > 0) {
			const piece = pieces < slowPieces ? rest.subarray(0, size) : rest;
			rest = rest.subarray(piece.length);
			pieces += 1;
			if (pieces <= slowPieces && !(await stillThereAfter(overMs / slowPieces, response))) return;
			yield piece;
		}
	}
}

/** The body as the rule lets the client have it. */
export function brokenBody(rule: FaultRule, body: Body, response: ServerResponse): Readable {
	if (body.length === 0) return body.stream;
	switch (rule.fault) {
		case 'torn-body':
			return Readable.from(tornBody(body, rule.afterBytes, response));
		case 'slow-trickle':
			return Readable.from(slowTrickle(body, rule.overMs, response));
		default:
			return body.stream;
	}
}
