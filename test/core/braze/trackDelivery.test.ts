import { trackLimits, trackSender } from '../../../core/braze/trackDelivery';
import { NetworkError } from '../../../core/flow/http';
import { OpenOutcomeError } from '../../../core/flow/syncError';
import { answer, sentJson, type Canned } from '../flow/cannedHttp';
import { thrownBy } from '../flow/thrown';
import { brazeAnswering } from './testClient';

const rows = [{ external_id: 'a', name: 'é' }, { external_id: 'b' }, { external_id: 'c' }];
const batch = {
	lines: rows.map((row) => Buffer.from(JSON.stringify(row))),
	ranges: [[1, 3]] as const,
};

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
	const outcome = await trackSender(braze)(batch, { once: false });
	expect(requests[0]).toMatchObject({ method: 'POST', path: '/users/track', repeat: 'always' });
	expect(sentJson(requests[0])).toEqual({ attributes: rows });
	expect(outcome).toEqual({
		counts: { accepted: 3 },
		refused: new Map(),
		unknown: new Map(),
		skips: {},
	});
});

it.each<[string, number, unknown, number, readonly number[], readonly number[]]>([
	[
		'one refused',
		201,
		{ errors: [{ type: 'bad', input_array: 'attributes', index: 1 }] },
		2,
		[1],
		[],
	],
	['a placeless entry', 201, { errors: ['bad', { type: 'bad', index: 2 }] }, 0, [2], [0, 1]],
	[
		'all refused',
		400,
		{ errors: [0, 1, 2].map((index) => ({ type: 'bad', index })) },
		0,
		[0, 1, 2],
		[],
	],
	['a broken success', 201, 'ok', 0, [], [0, 1, 2]],
])('%s', async (_case, status, body, accepted, refused, unknown) => {
	const { braze } = brazeAnswering(answer(status, body));
	const outcome = await trackSender(braze)(batch, { once: false });
	expect(outcome.counts).toEqual({ accepted });
	expect([...outcome.unknown.keys()]).toEqual(unknown);
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
	const error = await thrownBy(() => trackSender(braze)(batch, { once: false }));
	expect(error).toMatchObject({ kind });
	for (const word of words) expect(error.message).toContain(word);
	expect(error.message).not.toContain('abc');
});

it('no answer passes', async () => {
	const { braze } = brazeAnswering(new NetworkError('ECONNRESET'));
	expect(await thrownBy(() => trackSender(braze)(batch, { once: false }))).toMatchObject({
		kind: 'passing',
	});
});

describe('rows that may not be sent twice', () => {
	const once = { once: true };

	it('are repeated only when they have not arrived', async () => {
		const { braze, requests } = brazeAnswering(answer(201, { message: 'success' }));
		await trackSender(braze)(batch, once);
		expect(requests[0]).toMatchObject({ repeat: 'unlessArrived' });
	});

	it.each<[string, Canned, boolean]>([
		['502', answer(502), true],
		['a cut connection', new NetworkError('ECONNRESET'), true],
		['no answer in time', new NetworkError('ETIMEDOUT'), true],
		['429', answer(429), false],
		['a refused connection', new NetworkError('ECONNREFUSED'), false],
		['a wrong key', answer(401), false],
	])('%s: whether they may have arrived', async (_case, ends, mayHaveArrived) => {
		const { braze } = brazeAnswering(ends);
		const error = await thrownBy(() => trackSender(braze)(batch, once));
		expect(error instanceof OpenOutcomeError).toBe(mayHaveArrived);
	});
});
