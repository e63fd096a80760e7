import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

import { freePort } from '../../demo/n8n/freePort';

async function listening(port: number): Promise<Server> {
	const server = createServer().listen(port, '127.0.0.1');
	await once(server, 'listening');
	return server;
}

it('the preferred port, while nobody listens on it', async () => {
	const port = await freePort();
	expect(await freePort(port)).toBe(port);
});

it('another one when somebody does, and none that an outgoing connection could get', async () => {
	const taken = await freePort();
	const server = await listening(taken);
	const port = await freePort(taken);
	server.close();
	expect(port).not.toBe(taken);
	expect(port).toBeGreaterThanOrEqual(20_000);
	expect(port).toBeLessThan(30_000);
});
