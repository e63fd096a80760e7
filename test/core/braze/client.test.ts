import { z } from 'zod';

import { NetworkError } from '../../../core/flow/http';
import { answer } from '../flow/cannedHttp';
import { codesThatN8nReplaces, replacedCodesIn, thrownBy } from '../flow/thrown';
import { brazeAnswering, brazeTestUrl } from './testClient';

const API_KEY = '0a1b2c3d-key-of-the-workspace';
const schema = z.object({ name: z.string() });
const request = {
	method: 'GET',
	path: '/segments/list',
	permission: 'segments.list',
	query: { page: 0 },
} as const;

it('a request names us and asks for what it was given', async () => {
	const { braze, requests } = brazeAnswering(answer(200, { name: 'a', more: 1 }));
	expect(await braze.call(request, schema)).toEqual({ name: 'a' });
	expect(requests).toEqual([
		expect.objectContaining({
			method: 'GET',
			path: '/segments/list',
			query: { page: 0 },
			body: undefined,
			headers: {
				'content-type': 'application/json',
				'user-agent': expect.stringMatching(/^partner-[A-Z]\w+-[A-Z]\w+\/\d+\.\d+\.\d+$/),
			},
		}),
	]);
});

it('a body is sent as JSON', async () => {
	const { braze, requests } = brazeAnswering(answer(201, { name: 'a' }));
	await braze.call({ ...request, method: 'POST', body: { a: 'é' } }, schema);
	expect(requests[0]?.body?.toString('utf8')).toBe('{"a":"é"}');
});

describe('a refusal names what to mend', () => {
	it.each<[number, unknown, 'configuration' | 'passing', readonly string[]]>([
		[400, { message: 'Invalid page' }, 'configuration', ['400: Invalid page', `node's parameters`]],
		[400, 'plain words', 'configuration', ['400: plain words']],
		[401, { message: 'Unauthorized' }, 'configuration', [`'API Key'`, `'Instance'`, brazeTestUrl]],
		[401, { message: `Invalid API key: ${API_KEY}` }, 'configuration', [`'API Key'`]],
		[403, { message: 'Access Denied' }, 'configuration', [`'segments.list'`, `'API Key'`]],
		[404, {}, 'configuration', [`'Custom Host'`, 'GET /segments/list', brazeTestUrl]],
		[301, '', 'configuration', ['301']],
		[413, {}, 'configuration', ['413']],
		[429, { message: 'Rate Limited' }, 'passing', ['429', 'run again later']],
		[500, '<html>', 'passing', ['500', 'run again later']],
		[502, '', 'passing', ['502']],
		[504, '', 'passing', ['504']],
	])('%i %j', async (status, body, kind, words) => {
		const { braze } = brazeAnswering(answer(status, body));
		const error = await thrownBy(() => braze.call(request, schema));
		expect(error).toMatchObject({ kind });
		for (const word of words) expect(error.message).toContain(word);
		expect(error.message).not.toContain(API_KEY);
	});
});

it.each<[string, unknown]>([
	['no JSON', '<html>A proxy of the company</html>'],
	['another object', { segments: [] }],
	['nothing', ''],
])('an answer that is %s asks for the REST endpoint', async (_case, body) => {
	const { braze } = brazeAnswering(answer(200, body));
	const error = await thrownBy(() => braze.call(request, schema));
	expect(error).toMatchObject({ kind: 'passing' });
	expect(error.message).toContain(`'Instance' or 'Custom Host'`);
});

it.each([...codesThatN8nReplaces, 'CERT_HAS_EXPIRED', 'UNKNOWN'])(
	'no answer (%s) is told in plain words',
	async (code) => {
		const { braze } = brazeAnswering(new NetworkError(code));
		const error = await thrownBy(() => braze.call(request, schema));
		expect(error).toMatchObject({ kind: 'passing' });
		expect(error.message).toContain(`cannot be reached at ${brazeTestUrl}`);
		expect(error.message).toContain(`'Instance' or 'Custom Host'`);
		expect(replacedCodesIn(error.message)).toEqual([]);
	},
);

it('an error that is no answer of the network stays what it is', async () => {
	const reason = new TypeError('broken');
	const { braze } = brazeAnswering(reason);
	expect(await thrownBy(() => braze.call(request, schema))).toBe(reason);
});
