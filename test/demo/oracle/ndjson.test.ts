import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { readNdjson } from '../../../demo/oracle/ndjson';

const address = z.object({ port: z.number() });
let server: Server | undefined;

async function serving(status: number, chunks: readonly Uint8Array[]): Promise<string> {
	server = createServer(async (_request, response) => {
		response.statusCode = status;
		for (const chunk of chunks) {
			response.write(chunk);
			await turn();
		}
		response.end();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return `http://127.0.0.1:${address.parse(server.address()).port}`;
}

afterEach(() => server?.close());

test('lines end with a line feed only, wherever the bytes are split', async () => {
	const text = '{"a":"one\u2028two\u2029"}\n{"a":"🦊"}\n';
	const bytes = [...Buffer.from(text)].map((byte) => Uint8Array.of(byte));
	const url = await serving(200, bytes);
	expect(await readNdjson(url, (json) => json)).toEqual([{ a: 'one\u2028two\u2029' }, { a: '🦊' }]);
});

test.each([
	['an error', 500, '{}\n', 'answered 500'],
	['an answer that breaks off', 200, '{}\n{"a"', 'ended within a line'],
])('%s is told', async (_name, status, text, message) => {
	const url = await serving(status, [Buffer.from(text)]);
	await expect(readNdjson(url, (json) => json)).rejects.toThrow(message);
});
