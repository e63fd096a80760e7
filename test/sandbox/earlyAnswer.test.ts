import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';

/** More than lies in the buffers of a connection. */
const BODY = Buffer.alloc(3 * 1024 * 1024, ' ');
const LONG_ENOUGH_TO_ANSWER_MS = 100;

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({
		profiles: 0,
		users: 0,
		faults: {
			rules: [
				{ server: 'braze', fault: 'unavailable', when: { at: [1] } },
				{ server: 's3', fault: 'slow-down', when: { at: [1] } },
			],
		},
	});
});

afterAll(async () => {
	await sandbox.close();
});

/** The status line of an answer, looked at only when the whole body was sent. */
async function statusAfterSending(address: string, method: string): Promise<string> {
	const { hostname, port, pathname } = new URL(address);
	const socket = connect(Number(port), hostname).setEncoding('utf8').pause();
	const head = [
		`${method} ${pathname} HTTP/1.1`,
		`host: ${hostname}:${port}`,
		'connection: close',
		'content-type: application/json',
		`content-length: ${BODY.length}`,
	];
	socket.write(`${head.join('\r\n')}\r\n\r\n`);
	socket.write(BODY.subarray(0, BODY.length / 2));
	await wait(LONG_ENOUGH_TO_ANSWER_MS);
	socket.write(BODY.subarray(BODY.length / 2));
	const [answer = ''] = (await socket.resume().toArray()).join('').split('\r\n');
	return answer;
}

test.each([
	['a fault', () => `${sandbox.braze.url}/users/track`, 'POST', 503],
	['a refused key', () => `${sandbox.braze.url}/users/track`, 'POST', 401],
	['a refused token', () => `${sandbox.blueConic.url}/rest/v2/profiles`, 'PUT', 401],
	['a fault of S3', () => `${sandbox.s3.endpoint}/${sandbox.s3.bucket}/key`, 'PUT', 503],
])('%s that is known before the body has come is answered all the same', async (...row) => {
	const [, url, method, status] = row;
	expect(await statusAfterSending(url(), method)).toMatch(`HTTP/1.1 ${status} `);
});
