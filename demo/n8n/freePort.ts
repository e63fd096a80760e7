import { createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections: one of those could be taken again
 * between being found free and being listened on.
 */
const FIRST = 20_000;
const LAST = 29_999;
const TRIES = 100;

/** The preferred TCP port on 127.0.0.1 if nothing listens on it, else any free one. */
export async function freePort(preferred?: number): Promise<number> {
	if (preferred !== undefined && (await isFree(preferred))) return preferred;
	for (let tried = 0; tried < TRIES; tried += 1) {
		const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
		if (await isFree(port)) return port;
	}
	throw new Error(`No TCP port between ${FIRST} and ${LAST} is free on 127.0.0.1`);
}

async function isFree(port: number): Promise<boolean> {
	const server = createServer();
	return await new Promise((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
