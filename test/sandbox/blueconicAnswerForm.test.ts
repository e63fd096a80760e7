import { gunzipSync } from 'node:zlib';
import { request as httpRequest } from 'node:http';
import { openTenant, type Tenant } from './blueConicTenant';

let tenant: Tenant;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 300 });
});

afterAll(async () => {
	await tenant.close();
});

interface RawAnswer {
	readonly headers: Readonly<Record<string, unknown>>;
	readonly body: Buffer;
}

/** A request whose answer is not unpacked on the way. */
async function raw(path: string, acceptEncoding: string): Promise<RawAnswer> {
	const url = `${tenant.sandbox.blueConic.url}/rest/v2${path}`;
	const headers = {
		authorization: `Bearer ${tenant.token}`,
		'accept-encoding': acceptEncoding,
	};
	return await new Promise((resolve, reject) => {
		const request = httpRequest(url, { headers }, async (response) => {
			const chunks: Buffer[] = [];
			for await (const chunk of response) chunks.push(Buffer.from(chunk));
			resolve({ headers: response.headers, body: Buffer.concat(chunks) });
		});
		request.once('error', reject).end();
	});
}

const SEGMENT_PROFILES = '/segments/c3b8a4de-61f5-4a0e-9f3b-7d2e5a908c16/profiles?count=300';

test.each([
	['a list', '/segments?startIndex=0'],
	["a segment's profiles", SEGMENT_PROFILES],
])('%s comes in gzip when it is accepted', async (_case, path) => {
	const plain = await raw(path, 'identity');
	const packed = await raw(path, 'deflate, gzip;q=0.8');
	expect(plain.headers['content-encoding']).toBeUndefined();
	expect(packed.headers['content-encoding']).toBe('gzip');
	expect(packed.body.length).toBeLessThan(plain.body.length);
	expect(gunzipSync(packed.body).toString()).toBe(plain.body.toString());
});

test.each(['identity', 'gzip'])("a segment's profiles are streamed as %s", async (encoding) => {
	expect((await raw(SEGMENT_PROFILES, encoding)).headers['transfer-encoding']).toBe('chunked');
});

test.each([
	['a list', '/segments?startIndex=0'],
	["a segment's profiles", `${SEGMENT_PROFILES}&properties=about,interests,email`],
])('%s is minified, and readable with prettyPrint', async (_case, path) => {
	const minified = (await raw(path, 'identity')).body.toString();
	const readable = (await raw(`${path}&prettyPrint=true`, 'identity')).body.toString();
	expect(minified).toBe(JSON.stringify(JSON.parse(minified)));
	expect(readable.split('\n').length).toBeGreaterThan(30);
	expect(JSON.parse(readable)).toEqual(JSON.parse(minified));
	expect((await raw(`${path}&prettyPrint=false`, 'identity')).body.toString()).toBe(minified);
});
