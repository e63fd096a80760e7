import type { Socket } from 'node:net';

/** What went over the line for one request, heads included. */
export interface WireBytes {
	readonly requestBytes: number;
	readonly answerBytes: number;
}

const NOTHING: WireBytes = { requestBytes: 0, answerBytes: 0 };

/** Tells what each request of a connection took, when asked at the end of each. */
export class WireMeter {
	private readonly soFar = new WeakMap<Socket, WireBytes>();

	/** The bytes since the connection began or was last asked for. */
	take(socket: Socket): WireBytes {
		const before = this.soFar.get(socket) ?? NOTHING;
		const now = { requestBytes: socket.bytesRead, answerBytes: socket.bytesWritten };
		this.soFar.set(socket, now);
		return {
			requestBytes: now.requestBytes - before.requestBytes,
			answerBytes: now.answerBytes - before.answerBytes,
		};
	}
}
