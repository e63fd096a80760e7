import { once } from 'node:events';
import { createServer as createPlainServer, request } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { NO_FAULTS } from '../../sandbox/faults/faultPlan';
import { Gate } from '../../sandbox/faults/gate';
import { startS3Proxy, type S3Proxy } from '../../sandbox/s3/s3Proxy';

const MEBIBYTE = 1024 * 1024;
const addressShape = z.object({ port: z.number() });

const opened: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
	for (const one of opened.splice(0).reverse()) await one.close();
});

/** A proxy before a server of the test's own. */
async function proxyBefore(server: Server): Promise<{ proxy: S3Proxy; port: number; gate: Gate }> {
	const sockets: Socket[] = [];
	server.on('connection', (socket: Socket) => sockets.push(socket));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port: target }: Pick<AddressInfo, 'port'> = addressShape.parse(server.address());
	const gate = new Gate({ faults: NO_FAULTS, logSize: 10 });
	const proxy = await startS3Proxy(
		{ endpoint: `http://127.0.0.1:${target}`, ignoresConditions: false },
		gate,
		0,
	);
	const close = async (): Promise<void> => {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	};
	opened.push({ close }, proxy);
	return { proxy, port: Number(new URL(proxy.endpoint).port), gate };
}

/** A server that answers the same bytes to everything and keeps what it was sent. */
function recorder(answer: string): { server: Server; received: () => string } {
	let received = '';
	const server = createServer((socket) => {
		socket.on('error', () => {});
		socket.on('data', (data) => {
			received += data.toString('latin1');
			if (received.includes('\r\n\r\n')) socket.write(answer, 'latin1');
		});
	});
	return { server, received: () => received };
}

/** Sends bytes as they are and waits until the answer ends so. */
async function sendRaw(port: number, bytes: string, end: string): Promise<string> {
	const socket = connect(port, '127.0.0.1');
	let seen = '';
	socket.on('data', (data) => (seen += data.toString('latin1')));
	socket.write(bytes, 'latin1');
	while (!seen.endsWith(end)) await once(socket, 'data');
	socket.destroy();
	return seen;
}

const lines = (...all: readonly string[]): string => all.join('\r\n');

test.each([
	[
		'a read with an odd key and a host of another name',
		lines(
			'GET /bucket/a%2Fb//c%20d/../%E2%82%AC+x?x-id=GetObject&empty=&plus=a+b&%7E=~ HTTP/1.1',
			'hOsT: s3.some-where.example:1234',
			'Authorization: AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host;x-amz-date,Signature=c',
			'X-Amz-Date: 20261122T000000Z',
			'x-amz-meta-b:  two   spaces',
			'x-amz-meta-b: again',
			'Connection: keep-alive',
			...['', ''],
		),
	],
	[
		'a write with a body',
		lines(
			'PUT /bucket/key HTTP/1.1',
			'Content-Length: 6',
			'Host: localhost',
			'x-amz-content-sha256: UNSIGNED-PAYLOAD',
			'If-None-Match: *',
			'Connection: keep-alive',
			...['', '\x00\xffbody'],
		),
	],
])('arrives behind the proxy byte for byte: %s', async (_what, sent) => {
	const answer = lines('HTTP/1.1 200 OK', 'Content-Length: 2', '', 'ok');
	const { server, received } = recorder(answer);
	const { port } = await proxyBefore(server);
	await sendRaw(port, sent, 'ok');
	// Node takes the blanks round a value away, as signatures do.
	expect(received()).toBe(sent.replace(':  two', ': two'));
});

test('a write that says nothing of a body has none', async () => {
	const { server, received } = recorder(lines('HTTP/1.1 200 OK', 'Content-Length: 2', '', 'ok'));
	const { port } = await proxyBefore(server);
	const sent = lines('POST /bucket/key?uploads HTTP/1.1', 'Host: a', 'Connection: keep-alive');
	await sendRaw(port, `${sent}\r\n\r\n`, 'ok');
	expect(received()).toBe(`${sent}\r\nContent-Length: 0\r\n\r\n`);
});

test('an answer arrives before the proxy byte for byte', async () => {
	const answer = lines(
		'HTTP/1.1 206 Some Of It',
		'X-Amz-Request-Id: 1',
		'ETag: "abc"',
		'x-amz-meta-b: one',
		'x-amz-meta-b: two',
		'Content-Length: 5',
		'Connection: keep-alive',
		...['', '\x00\xffabc'],
	);
	const { server } = recorder(answer);
	const { port } = await proxyBefore(server);
	expect(await sendRaw(port, lines('GET /b/k HTTP/1.1', 'Host: a', '', ''), 'abc')).toBe(answer);
});

test.each([
	['asked for', true, ['continue', '200 for 4 bytes']],
	['refused', false, ['403 for 0 bytes']],
])('Expect: 100-continue: the body is %s by the server', async (_what, isWanted, expected) => {
	const server = createPlainServer();
	server.on('checkContinue', async (incoming, response) => {
		if (!isWanted) return response.writeHead(403).end('for 0 bytes');
		response.writeContinue();
		let bytes = 0;
		for await (const chunk of incoming) bytes += chunk.length;
		response.end(`for ${bytes} bytes`);
	});
	const { proxy } = await proxyBefore(server);
	const seen: string[] = [];
	const headers = { expect: '100-continue', 'content-length': 4, connection: 'close' };
	const put = request(`${proxy.endpoint}/bucket/key`, { method: 'PUT', headers });
	put.on('continue', () => {
		seen.push('continue');
		put.end('body');
	});
	put.on('error', () => {});
	put.flushHeaders();
	const [answer] = await once(put, 'response');
	seen.push(`${answer.statusCode} ${await new Response(answer).text()}`);
	put.destroy();
	expect(seen).toEqual(expected);
});

test('a server that reads slowly is not sent more than fits on the way', async () => {
	const server = createServer((socket) => socket.pause());
	const { port } = await proxyBefore(server);
	const socket = connect(port, '127.0.0.1');
	socket.on('error', () => {});
	socket.write(`PUT /b/k HTTP/1.1\r\nHost: a\r\nContent-Length: ${64 * MEBIBYTE}\r\n\r\n`);
	for (let sent = 0; sent < 64; sent += 1) socket.write(Buffer.alloc(MEBIBYTE));
	await wait(400);
	expect(socket.writableLength).toBeGreaterThan(32 * MEBIBYTE);
	socket.destroy();
});

test('a client that reads slowly is not sent more than fits on the way', async () => {
	let upstream: Socket | undefined;
	const server = createServer((socket) => {
		upstream = socket.on('error', () => {});
		socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${64 * MEBIBYTE}\r\n\r\n`);
		for (let sent = 0; sent < 64; sent += 1) socket.write(Buffer.alloc(MEBIBYTE));
	});
	const { port } = await proxyBefore(server);
	const socket = connect(port, '127.0.0.1').pause();
	socket.write('GET /b/k HTTP/1.1\r\nHost: a\r\n\r\n');
	while (!upstream) await wait(5);
	await wait(400);
	expect(upstream.writableLength).toBeGreaterThan(32 * MEBIBYTE);
	socket.destroy();
});

test.each([
	['before an answer', ''],
	['in a body', lines('HTTP/1.1 200 OK', 'Content-Length: 9', '', 'some')],
])('a server that breaks off %s breaks the client’s connection', async (_when, answer) => {
	const server = createServer((socket) => {
		socket.on('data', () => socket.end(answer));
		socket.on('error', () => {});
	});
	const { port, gate } = await proxyBefore(server);
	const socket = connect(port, '127.0.0.1');
	socket.on('error', () => {}).resume();
	socket.write('GET /bucket/key HTTP/1.1\r\nHost: a\r\n\r\n');
	await once(socket, 'close');
	while (gate.requests.last().length === 0) await wait(5);
	expect(gate.requests.last()).toMatchObject([
		{ server: 's3', route: 'GetObject', status: answer === '' ? null : 200 },
	]);
});
