import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { login } from './call';
import { follow } from './faultyService';
import { see, type Seen } from './seen';

const ROUTE = 'GET /rest/v2/segments/:id/profiles';
const page = z.object({ profiles: z.array(z.unknown()) });

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 400, users: 5 });
	token = await login(sandbox);
});

afterAll(async () => {
	await sandbox.close();
});

/** A page that BlueConic streams in chunks, with no length said before. */
async function readPage(encoding = 'identity'): Promise<Seen> {
	const { url, exportSegmentId } = sandbox.blueConic;
	return await see(`${url}/rest/v2/segments/${exportSegmentId}/profiles?count=400`, {
		method: 'GET',
		headers: { authorization: `Bearer ${token}`, 'accept-encoding': encoding },
	});
}

function profilesIn({ headers, bytes }: Seen): number {
	const text = headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
	return page.parse(JSON.parse(text.toString())).profiles.length;
}

describe.each(['identity', 'gzip'])('a streamed answer, %s', (encoding) => {
	test.each([
		['early on', {}, 1024],
		['after so many bytes', { afterBytes: 5000 }, 5000],
	])('torn-body: breaks off %s', async (_where, parameters, bytes) => {
		const rule = { server: 'blueconic', route: ROUTE, fault: 'torn-body', ...parameters } as const;
		await follow(sandbox, { rules: [{ ...rule, when: { at: [1] } }] });
		const torn = await readPage(encoding);
		expect(torn).toMatchObject({ status: 200, whole: false });
		expect(torn.headers).toMatchObject({ 'transfer-encoding': 'chunked' });
		expect(torn.bytes).toHaveLength(bytes);
		const next = await readPage(encoding);
		expect(next.whole).toBe(true);
		expect(profilesIn(next)).toBe(400);
	});

	test('slow-trickle: comes late, but right', async () => {
		const rule = { server: 'blueconic', route: ROUTE, fault: 'slow-trickle', overMs: 200 } as const;
		await follow(sandbox, { rules: [{ ...rule, when: { at: [1] } }] });
		const seen = await readPage(encoding);
		expect(seen).toMatchObject({ status: 200, whole: true });
		expect(seen.ms).toBeGreaterThan(180);
		expect(profilesIn(seen)).toBe(400);
	});
});

test('a short answer keeps its form when it trickles compressed', async () => {
	const rule = { server: 'blueconic', fault: 'slow-trickle', overMs: 20 } as const;
	await follow(sandbox, { rules: [{ ...rule, when: { probability: 1 } }] });
	const seen = await see(`${sandbox.blueConic.url}/rest/v2/segments?count=1`, {
		method: 'GET',
		headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' },
	});
	expect(seen).toMatchObject({ status: 200, whole: true, headers: { 'content-encoding': 'gzip' } });
	expect(JSON.parse(gunzipSync(seen.bytes).toString())).toHaveProperty('segments');
});
