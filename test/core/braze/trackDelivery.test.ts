import { trackLimits, trackSender } from '../../../core/braze/trackDelivery';
import { NetworkError } from '../../../core/flow/http';
import { answer, sentJson } from '../flow/cannedHttp';
import { thrownBy } from '../flow/thrown';
import { brazeAnswering } from './testClient';

const rows = [{ external_id: 'a', name: 'é' }, { external_id: 'b' }, { external_id: 'c' }];
const batch = { lines: rows.map((row) => Buffer.from(JSON.stringify(row))), firstLine: 1 };

it.each([
	[1, 1],
	[50, 50],
	[75, 75],
	[1000, 75],
])('%i objects a request are %i', (asked, rowsPerRequest) => {
	const limits = trackLimits(asked);
	expect(limits.rows).toBe(rowsPerRequest);
	expect(limits.bytes).toBeLessThan(4_000_000);
	expect(limits.bytes).toBeGreaterThan(3_900_000);
});

it('mapped lines go as attributes objects, unchanged', async () => {
	const { braze, requests } = brazeAnswering(answer(201, { message: 'success' }));
	const outcome = await trackSender(braze)(batch);
	expect(requests[0]).toMatchObject({ method: 'POST', path: '/users/track' });
	expect(requests[0]?.once).toBeFalsy();
	expect(sentJson(requests[0])).toEqual({ attributes: rows });
	expect(outcome).toEqual({ counts: { accepted: 3, unknown: 0 }, refused: new Map(), skips: {} });
});

it.each<[string, number, unknown, object, readonly number[]]>([
	[
		'one refused',
		201,
		{ errors: [{ type: 'bad', input_array: 'attributes', index: 1 }] },
		{ accepted: 2, unknown: 0 },
		[1],
	],
	[
		'a placeless entry',
		201,
		{ errors: ['bad', { type: 'bad', index: 2 }] },
		{ accepted: 0, unknown: 2 },
		[2],
	],
	[
		'all refused',
		400,
		{ errors: [0, 1, 2].map((index) => ({ type: 'bad', index })) },
		{ accepted: 0, unknown: 0 },
		[0, 1, 2],
	],
	['a broken success', 201, 'ok', { accepted: 0, unknown: 3 }, []],
])('%s', async (_case, status, body, counts, refused) => {
	const { braze } = brazeAnswering(answer(status, body));
	const outcome = await trackSender(braze)(batch);
	expect(outcome.counts).toEqual(counts);
	expect([...outcome.refused]).toEqual(
		refused.map((place) => [place, { reason: 'braze', message: 'bad' }]),
	);
});

it.each<[string, number, unknown, 'configuration' | 'passing', readonly string[]]>([
	[
		'too many objects',
		400,
		{ message: 'Max Input Length Exceeded' },
		'configuration',
		[`'Objects per Request'`, '3 objects'],
	],
	[
		'too many objects, with a list',
		400,
		{ message: 'Max Input Length Exceeded', errors: ['Max Input Length Exceeded'] },
		'configuration',
		[`'Objects per Request'`],
	],
	['too many bytes', 413, '', 'configuration', [`'Objects per Request'`, '413']],
	['the rate limit', 429, { message: 'Rate Limited' }, 'passing', [`'Requests at Once'`, '429']],
	['a wrong key', 401, { message: 'Invalid API key: abc' }, 'configuration', [`'API Key'`]],
	['no permission', 403, {}, 'configuration', [`'users.track'`]],
	['a broken request', 400, { message: 'Bad Request' }, 'configuration', ['Bad Request']],
	['Braze is down', 503, '', 'passing', ['503']],
])('%s stops', async (_case, status, body, kind, words) => {
	const { braze } = brazeAnswering(answer(status, body));
	const error = await thrownBy(() => trackSender(braze)(batch));
	expect(error).toMatchObject({ kind });
	for (const word of words) expect(error.message).toContain(word);
	expect(error.message).not.toContain('abc');
});

it('no answer passes', async () => {
	const { braze } = brazeAnswering(new NetworkError('ECONNRESET'));
	expect(await thrownBy(() => trackSender(braze)(batch))).toMatchObject({ kind: 'passing' });
});
