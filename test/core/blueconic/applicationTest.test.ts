import { testApplication } from '../../../core/blueconic/applicationTest';
import type { HttpRequest, HttpResponse, SendHttp } from '../../../core/flow/http';
import { answer } from '../flow/cannedHttp';
import { thrownBy } from '../flow/thrown';
import { tenantTestUrl } from './testClient';

const application = { clientId: 'the-client', clientSecret: 'the-secret' };

const allowed: Readonly<Record<string, HttpResponse>> = {
	'/oauth/token': answer(200, { access_token: 'the-token' }),
	'/segments': answer(200, { segments: [] }),
	'/profileProperties': answer(200, { profileProperties: [] }),
	'/profiles': answer(200, []),
};

const tenant = (answers: Readonly<Record<string, HttpResponse>> = {}) => {
	const requests: (HttpRequest & { readonly token: string })[] = [];
	const sendWithToken =
		(token: string): SendHttp =>
		async (request) => {
			requests.push({ ...request, token });
			return answers[request.path] ?? allowed[request.path] ?? answer(404);
		};
	const test = () => testApplication(sendWithToken, tenantTestUrl, application);
	return { test, requests };
};

it('an application with every scope is connected', async () => {
	const { test, requests } = tenant();
	expect(await test()).toContain('Connected');
	expect(requests.map(({ path, token }) => [path, token])).toEqual([
		['/oauth/token', ''],
		['/segments', 'the-token'],
		['/profileProperties', 'the-token'],
		['/profiles', 'the-token'],
	]);
});

it('nothing is written: the write has no entries', async () => {
	const { test, requests } = tenant();
	await test();
	const write = requests.find(({ method }) => method === 'PUT');
	expect(write?.body?.toString()).toBe('[]');
});

it('a tenant that refuses an empty write by 400 allows it', async () => {
	expect(await tenant({ '/profiles': answer(400) }).test()).toContain('Connected');
});

it.each([
	['/segments', 403, `'read:segments'`],
	['/segments', 401, `'read:segments'`],
	['/profileProperties', 403, `'read:profile-properties'`],
	['/profiles', 403, `'write:profiles'`],
	['/segments', 404, `'Tenant'`],
	['/segments', 503, 'run again later'],
	['/oauth/token', 401, `'Client Secret'`],
	['/oauth/token', 404, `'Tenant'`],
])('%s with %i says %s', async (path, status, words) => {
	const error = await thrownBy(() => tenant({ [path]: answer(status) }).test());
	expect(error.message).toContain(words);
	expect(error.message).not.toContain('the-secret');
	expect(error.message).not.toContain('the-token');
});

it('an application that may not log in is asked nothing else', async () => {
	const { test, requests } = tenant({ '/oauth/token': answer(401) });
	await thrownBy(test);
	expect(requests).toHaveLength(1);
});
