import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

interface Call {
	readonly request: string;
	readonly body: unknown;
}

/** Somebody who waits to be told that an export is ready. */
export interface CallbackListener {
	readonly url: string;
	readonly calls: readonly Call[];
	/** The calls so far, once there are so many or after two seconds. */
	waitForCalls(count: number): Promise<readonly Call[]>;
	close(): Promise<void>;
}

export async function listenForCallbacks(): Promise<CallbackListener> {
	const calls: Call[] = [];
	const server = createServer((request, response) => {
		void json(request).then((body) => {
			calls.push({ request: `${request.method} ${request.url}`, body });
			response.end();
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = z.object({ port: z.number() }).parse(server.address());
	return {
		url: `http://127.0.0.1:${port}`,
		calls,
		waitForCalls: async (count) => {
			for (let tries = 0; calls.length < count && tries < 400; tries += 1) await wait(5);
			return calls;
		},
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
