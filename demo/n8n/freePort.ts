import { createServer } from 'node:net';

/** The preferred TCP port on 127.0.0.1 if nothing listens on it, else any free one. */
export async function freePort(preferred = 0): Promise<number> {
	const port = await listenOnce(preferred);
	return port ?? (await freePort());
}

/** The port that could be listened on, or `undefined` when it is taken. */
async function listenOnce(port: number): Promise<number | undefined> {
	const server = createServer();
	return await new Promise((resolve, reject) => {
		server.once('error', (error) => (port === 0 ? reject(error) : resolve(undefined)));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => {
				if (address !== null && typeof address === 'object') resolve(address.port);
				else reject(new Error('The system gave out no free port'));
			});
		});
	});
}
