import { z } from 'zod';

import { NetworkError } from '../../../core/flow/http';
import { answer } from '../flow/cannedHttp';
import { codesThatN8nReplaces, replacedCodesIn, thrownBy } from '../flow/thrown';
import { blueConicAnswering, tenantTestUrl } from './testClient';

const schema = z.object({ id: z.string() });
const request = { method: 'GET', path: '/segments', scope: 'read:segments' } as const;

it('a request without a body carries no content type', async () => {
	const { blueConic, requests } = blueConicAnswering(answer(200, { id: 'a', more: 1 }));
	expect(await blueConic.call({ ...request, query: { count: 1 } }, schema)).toEqual({ id: 'a' });
	expect(requests[0]).toMatchObject({ path: '/segments', query: { count: 1 } });
	expect(requests[0]?.headers).toEqual({ accept: 'application/json' });
});

it('a body is sent as JSON', async () => {
	const { blueConic, requests } = blueConicAnswering(answer(200, { id: 'a' }));
	await blueConic.call({ ...request, method: 'PUT', body: [{ a: 'é' }] }, schema);
	expect(requests[0]?.body?.toString('utf8')).toBe('[{"a":"é"}]');
	expect(requests[0]?.headers).toEqual({
		accept: 'application/json',
		'content-type': 'application/json',
	});
});

it.each<[number, unknown, 'configuration' | 'passing', readonly string[]]>([
	[
		400,
		{ code: 1, message: 'Wrong count' },
		'configuration',
		['400: Wrong count', `node's parameters`],
	],
	[400, '<html>', 'configuration', ['(400)']],
	[401, {}, 'configuration', [`'read:segments'`, `'Client ID'`, `'Client Secret'`]],
	[403, {}, 'configuration', [`'read:segments'`, '403']],
	[404, {}, 'configuration', [`'Tenant'`, 'GET /segments']],
	[413, [], 'configuration', ['413']],
	[429, {}, 'passing', ['429', 'run again later']],
	[500, '', 'passing', ['500']],
	[503, {}, 'passing', ['503', 'run again later']],
])('%i %j names what to mend', async (status, body, kind, words) => {
	const { blueConic } = blueConicAnswering(answer(status, body));
	const error = await thrownBy(() => blueConic.call(request, schema));
	expect(error).toMatchObject({ kind });
	for (const word of words) expect(error.message).toContain(word);
});

it.each<[string, unknown]>([
	['cut short', '{"id":"a'],
	['another object', {}],
	['a page of a proxy', '<html>'],
])('an answer that is %s passes', async (_case, body) => {
	const { blueConic } = blueConicAnswering(answer(200, body));
	const error = await thrownBy(() => blueConic.call(request, schema));
	expect(error).toMatchObject({ kind: 'passing' });
	expect(error.message).toContain(`'Tenant'`);
});

it.each([...codesThatN8nReplaces, 'UNKNOWN'])('no answer (%s) in plain words', async (code) => {
	const { blueConic } = blueConicAnswering(new NetworkError(code));
	const error = await thrownBy(() => blueConic.call(request, schema));
	expect(error).toMatchObject({ kind: 'passing' });
	expect(error.message).toContain(`cannot be reached at ${tenantTestUrl}`);
	expect(replacedCodesIn(error.message)).toEqual([]);
});
