import { testBrazeKey } from '../../../core/braze/keyTest';
import { NetworkError, type HttpResponse } from '../../../core/flow/http';
import { answer } from '../flow/cannedHttp';
import { thrownBy } from '../flow/thrown';
import { brazeAnswering, brazeTestUrl } from './testClient';

/** What a key with every permission gets: writing probes lack what they need. */
const allowed: Readonly<Record<string, HttpResponse>> = {
	'/segments/list': answer(200, { segments: [] }),
	'/segments/details': answer(400, { message: 'Invalid segment_id' }),
	'/users/export/segment': answer(400, { message: 'segment_id is required' }),
	'/users/track': answer(400, { message: 'Valid data must be provided' }),
};

const workspace = (answers: Readonly<Record<string, HttpResponse>> = {}) =>
	brazeAnswering(({ path }) => answers[path] ?? allowed[path] ?? answer(404));

it('a key with every permission is connected', async () => {
	const { braze, requests } = workspace();
	expect(await testBrazeKey(braze)).toContain('Connected');
	expect(requests.map(({ path }) => path)).toEqual(Object.keys(allowed));
});

it('nothing is written: the probes carry no data', async () => {
	const { braze, requests } = workspace();
	await testBrazeKey(braze);
	for (const { method, body } of requests) {
		expect(body?.toString()).toBe(method === 'POST' ? '{}' : undefined);
	}
});

it('a segment that does not exist may be 404 too', async () => {
	const { braze } = workspace({ '/segments/details': answer(404) });
	expect(await testBrazeKey(braze)).toContain('Connected');
});

it.each([
	['/segments/list', 'segments.list'],
	['/segments/details', 'segments.details'],
	['/users/export/segment', 'users.export.segment'],
	['/users/track', 'users.track'],
])('403 for %s names the permission %s', async (path, permission) => {
	const { braze } = workspace({ [path]: answer(403, { message: 'Access Denied' }) });
	const error = await thrownBy(() => testBrazeKey(braze));
	expect(error.message).toContain(`'${permission}'`);
});

it.each([
	['/segments/list', 404, `'Custom Host'`],
	['/users/track', 404, `'Custom Host'`],
	['/segments/list', 401, `'API Key'`],
	['/segments/list', 503, 'run again later'],
])('%s with %i says %s', async (path, status, words) => {
	const { braze } = workspace({ [path]: answer(status) });
	expect((await thrownBy(() => testBrazeKey(braze))).message).toContain(words);
});

it('an address without Braze is told', async () => {
	const { braze } = brazeAnswering(new NetworkError('ENOTFOUND'));
	const error = await thrownBy(() => testBrazeKey(braze));
	expect(error.message).toContain(`cannot be reached at ${brazeTestUrl}`);
});
