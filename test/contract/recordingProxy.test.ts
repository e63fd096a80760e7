import { once } from 'node:events';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { startRecordingProxy, type RecordingProxy } from './recordingProxy';

const servers: Server[] = [];
const proxies: RecordingProxy[] = [];

afterEach(async () => {
	await Promise.all(proxies.splice(0).map(async (proxy) => await proxy.close()));
	for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function proxyFor(listener: RequestListener): Promise<RecordingProxy> {
	const server = createServer(listener).listen(0, '127.0.0.1');
	servers.push(server);
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	const proxy = await startRecordingProxy(`http://127.0.0.1:${port}`);
	proxies.push(proxy);
	return proxy;
}

test('requests and answers pass unchanged and are kept', async () => {
	const heard: unknown[] = [];
	const proxy = await proxyFor((incoming, reply) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			heard.push([incoming.url, incoming.rawHeaders, Buffer.concat(chunks).toString()]);
			reply.writeHead(207, 'Some', { 'X-Case': 'Kept', 'Content-Type': 'application/json' });
			reply.end('{"ä":1}');
		});
	});
	const sent = request(`${proxy.url}/a%20b?c=d&c=e`, {
		method: 'PUT',
		headers: { Authorization: 'Bearer 1', 'Content-Type': 'text/plain', 'X-Case': 'Kept' },
	}).end('ü');
	const [answer] = await once(sent, 'response');
	const text = String((await answer.toArray()).join(''));

	expect(heard).toEqual([['/a%20b?c=d&c=e', expect.arrayContaining(['X-Case', 'Kept']), 'ü']]);
	expect(heard[0]).toEqual([
		expect.anything(),
		expect.arrayContaining(['Authorization', 'Bearer 1', 'Host', new URL(proxy.url).host]),
		'ü',
	]);
	expect([answer.statusCode, answer.statusMessage, text]).toEqual([207, 'Some', '{"ä":1}']);
	expect(answer.rawHeaders).toEqual(expect.arrayContaining(['X-Case', 'Kept']));
	expect(proxy.exchanges).toEqual([
		{
			method: 'PUT',
			path: '/a%20b?c=d&c=e',
			request: { contentType: 'text/plain', body: 'ü' },
			answer: { contentType: 'application/json', body: '{"ä":1}', status: 207, cut: false },
		},
	]);
});

test('an answer passes piece by piece', async () => {
	let finish: () => void = () => undefined;
	const proxy = await proxyFor((_incoming, reply) => {
		reply.write('first');
		finish = () => reply.end('last');
	});
	const response = await fetch(proxy.url);
	const reader = response.body?.getReader();
	expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
	finish();
	expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('last');
});

test('a compressed answer stays so on its way and is kept readable', async () => {
	const proxy = await proxyFor((_incoming, reply) => {
		reply.setHeader('content-encoding', 'gzip').end(gzipSync('["text"]'));
	});
	const response = await fetch(proxy.url);
	expect(response.headers.get('content-encoding')).toBe('gzip');
	expect(await response.text()).toBe('["text"]');
	expect(proxy.exchanges).toMatchObject([{ answer: { body: '["text"]', cut: false } }]);
});

test('an answer that is torn is torn for the client and marked', async () => {
	const proxy = await proxyFor((_incoming, reply) => {
		reply.writeHead(200, { 'content-length': 100 });
		reply.write('["te', () => reply.destroy());
	});
	const response = await fetch(proxy.url);
	await expect(response.text()).rejects.toThrow();
	expect(proxy.exchanges).toMatchObject([{ answer: { status: 200, body: '["te', cut: true } }]);
});

test('a connection that breaks without an answer breaks for the client', async () => {
	const proxy = await proxyFor((incoming) => incoming.socket.destroy());
	await expect(fetch(`${proxy.url}/a`)).rejects.toThrow();
	expect(proxy.exchanges).toMatchObject([{ method: 'GET', path: '/a', answer: undefined }]);
});

test('a client that goes away is gone for the server', async () => {
	let gone: Promise<unknown> | undefined;
	const proxy = await proxyFor((_incoming, reply) => {
		gone = once(reply, 'close');
		reply.write('first');
	});
	const abort = new AbortController();
	await fetch(proxy.url, { signal: abort.signal });
	abort.abort();
	await gone;
	expect(gone).toBeDefined();
});
