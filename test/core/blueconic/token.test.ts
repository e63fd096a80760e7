import { requestToken } from '../../../core/blueconic/token';
import { NetworkError } from '../../../core/flow/http';
import { answer, canned } from '../flow/cannedHttp';
import { thrownBy } from '../flow/thrown';
import { tenantTestUrl } from './testClient';

const application = { clientId: 'the-client', clientSecret: 's3cr&t=/+é' };

it('an application logs in by client credentials', async () => {
	const { send, requests } = canned(answer(200, { access_token: 'abc', expires_in: 3600 }));
	expect(await requestToken(send, tenantTestUrl, application)).toBe('abc');
	expect(requests).toHaveLength(1);
	expect(requests[0]).toMatchObject({
		method: 'POST',
		path: '/oauth/token',
		headers: {
			accept: 'application/json',
			'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
		},
	});
	const form = new URLSearchParams(requests[0]?.body?.toString('utf8'));
	expect([...form]).toEqual([
		['grant_type', 'client_credentials'],
		['client_id', 'the-client'],
		['client_secret', application.clientSecret],
	]);
});

it.each<[string, number, unknown, 'configuration' | 'passing', readonly string[]]>([
	[
		'a wrong secret',
		401,
		{ error: 'invalid_client', error_description: 'Bad credentials' },
		'configuration',
		['invalid_client Bad credentials', `'Client Secret'`],
	],
	[
		'a secret that is echoed',
		401,
		{ error: 'invalid_client', error_description: `Bad secret ${application.clientSecret}` },
		'configuration',
		['Bad secret ***', `'Client ID'`],
	],
	[
		'no client credentials',
		400,
		{ error: 'unauthorized_client' },
		'configuration',
		['unauthorized_client', 'allows client credentials'],
	],
	['no words', 401, '', 'configuration', ['(401)', `'Client ID'`]],
	['no JSON that echoes', 403, `<html>${application.clientSecret}`, 'configuration', ['(403)']],
	['another address', 404, '<html>', 'configuration', [`'Tenant'`, '404']],
	['a page that is no token', 200, '<html>', 'configuration', [`'Tenant'`, '200']],
	['an empty token', 200, { access_token: '' }, 'configuration', [`'Tenant'`]],
	['too many log-ins', 429, '', 'passing', ['429']],
	['down', 503, '', 'passing', ['503']],
])('%s', async (_case, status, body, kind, words) => {
	const { send } = canned(answer(status, body));
	const error = await thrownBy(() => requestToken(send, tenantTestUrl, application));
	expect(error).toMatchObject({ kind });
	for (const word of words) expect(error.message).toContain(word);
	expect(error.message).not.toContain(application.clientSecret);
	expect(error.message).not.toContain(encodeURIComponent(application.clientSecret));
});

it('no answer asks for the tenant', async () => {
	const { send } = canned(new NetworkError('ENOTFOUND'));
	const error = await thrownBy(() => requestToken(send, tenantTestUrl, application));
	expect(error).toMatchObject({ kind: 'passing' });
	expect(error.message).toContain(`'Tenant'`);
	expect(error.message).not.toContain(application.clientSecret);
});
