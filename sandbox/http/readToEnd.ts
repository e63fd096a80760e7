import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';

/**
 * Takes what is still to come of a request's body. An answer that leaves before may be lost: a
 * connection that closes with bytes unread is reset.
 */
export async function readToEnd(request: IncomingMessage): Promise<void> {
	// Who asks before sending sends nothing once refused.
	const asksFirst = request.headers.expect !== undefined;
	if (asksFirst || request.readableEnded || request.destroyed) return;
	await finished(request.resume()).catch(() => {
		// The client has left.
	});
}
