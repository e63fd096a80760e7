import { once } from 'node:events';
import { createServer } from 'node:net';

/** An address of this machine that refuses every connection. */
export async function closedAddress(): Promise<string> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (typeof address !== 'object' || address === null) throw new Error('No port is free');
	return `http://127.0.0.1:${address.port}`;
}
