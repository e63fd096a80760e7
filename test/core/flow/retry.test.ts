import { NetworkError, NotSentError, type HttpRequest } from '../../../core/flow/http';
import {
	defaultRetryPolicy,
	waitAskedForMs,
	withRetry,
	type RetryPolicy,
} from '../../../core/flow/retry';
import { answer, canned, type Canned } from './cannedHttp';
import { FakeClock } from './fakeClock';
import { thrownBy } from './thrown';

const get: HttpRequest = { method: 'GET', path: '/segments/list' };
const START = '2026-11-21T21:00:00.000Z';
const startSeconds = Date.parse(START) / 1000;

const policy = (clock: FakeClock, changes: Partial<RetryPolicy> = {}): RetryPolicy => ({
	budgetMs: 300_000,
	firstContactMs: 3_000,
	firstWaitMs: 500,
	longestWaitMs: 60_000,
	clock,
	// Full jitter: each wait is exactly its step.
	random: () => 1,
	...changes,
});

const ok = answer(200, { message: 'success' });

describe('how long a service asks to wait', () => {
	it.each<[string, number, Record<string, string>, number | undefined]>([
		['429 with retry-after', 429, { 'retry-after': '7' }, 7_000],
		['503 with retry-after', 503, { 'retry-after': '2' }, 2_000],
		['retry-after before reset', 429, { 'retry-after': '1', 'x-ratelimit-reset': '99' }, 1_000],
		['429 with reset in 30 s', 429, { 'x-ratelimit-reset': String(startSeconds + 30) }, 30_000],
		['429 with reset gone by', 429, { 'x-ratelimit-reset': String(startSeconds - 30) }, 0],
		['503 with reset', 503, { 'x-ratelimit-reset': String(startSeconds + 30) }, undefined],
		['retry-after as a date', 503, { 'retry-after': 'Fri, 31 Dec 2027 23:59:59 GMT' }, undefined],
		['retry-after below zero', 503, { 'retry-after': '-1' }, undefined],
		['reset as a word', 429, { 'x-ratelimit-reset': 'soon' }, undefined],
		['429 with nothing', 429, {}, undefined],
	])('%s', (_case, status, headers, expected) => {
		expect(waitAskedForMs(answer(status, {}, headers), new Date(START))).toBe(expected);
	});
});

describe('what is repeated', () => {
	it.each<[string, readonly Canned[], readonly number[]]>([
		['an answer at once', [ok], []],
		['429 twice', [answer(429), answer(429), ok], [500, 1_000]],
		['500, 502, 503', [answer(500), answer(502), answer(503), ok], [500, 1_000, 2_000]],
		['no answer, then one', [new NetworkError('ECONNRESET'), ok], [500]],
		['retry-after on top', [answer(429, {}, { 'retry-after': '4' }), ok], [4_500]],
		[
			"Braze's reset on top",
			[answer(429, {}, { 'x-ratelimit-reset': String(startSeconds + 20) }), ok],
			[20_500],
		],
	])('%s', async (_case, answers, waits) => {
		const clock = new FakeClock(START);
		const port = canned(...answers);
		expect(await withRetry(port.send, policy(clock))(get)).toBe(ok);
		expect(clock.waits).toEqual(waits);
		expect(port.requests).toHaveLength(answers.length);
	});

	it.each([200, 201, 301, 400, 401, 403, 404, 413])('%i is an answer', async (status) => {
		const clock = new FakeClock();
		const port = canned(answer(status));
		expect((await withRetry(port.send, policy(clock))(get)).status).toBe(status);
		expect(port.requests).toHaveLength(1);
	});

	it('an error that is no NetworkError is thrown at once', async () => {
		const port = canned(new TypeError('broken'));
		const error = await thrownBy(() => withRetry(port.send, policy(new FakeClock()))(get));
		expect(error.message).toBe('broken');
		expect(port.requests).toHaveLength(1);
	});
});

describe('the waits', () => {
	it.each([
		[0, [250, 500, 1_000]],
		[0.5, [375, 750, 1_500]],
		[1, [500, 1_000, 2_000]],
	])('jitter with a random of %d', async (random, waits) => {
		const clock = new FakeClock();
		const port = canned(answer(503), answer(503), answer(503), ok);
		await withRetry(port.send, policy(clock, { random: () => random }))(get);
		expect(clock.waits).toEqual(waits);
	});

	it('grow to the longest wait, and all together stay within the budget', async () => {
		const clock = new FakeClock();
		const port = canned(answer(503));
		const last = await withRetry(port.send, policy(clock, { longestWaitMs: 4_000 }))(get);
		expect(last.status).toBe(503);
		expect(clock.waits.slice(0, 6)).toEqual([500, 1_000, 2_000, 4_000, 4_000, 4_000]);
		expect(clock.waited).toBeLessThanOrEqual(300_000);
		expect(clock.waited).toBeGreaterThan(296_000);
	});

	it('a wait longer than what is left of the budget is not begun', async () => {
		const clock = new FakeClock();
		const port = canned(answer(429, {}, { 'retry-after': '301' }));
		expect((await withRetry(port.send, policy(clock))(get)).status).toBe(429);
		expect(clock.waits).toEqual([]);
	});

	it('the default policy is five minutes of patience', () => {
		expect(defaultRetryPolicy).toMatchObject({ budgetMs: 300_000, longestWaitMs: 60_000 });
	});
});

describe('the first contact', () => {
	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
		'a service that never answered (%s) is given up soon, with the last NetworkError',
		async (code) => {
			const clock = new FakeClock();
			const failure = new NetworkError(code);
			const port = canned(failure);
			expect(await thrownBy(() => withRetry(port.send, policy(clock))(get))).toBe(failure);
			expect(clock.waits).toEqual([500, 1_000]);
		},
	);

	it.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', 'UNKNOWN'])(
		'%s is hardly a wrong address: it has the whole budget',
		async (code) => {
			const clock = new FakeClock();
			await thrownBy(() => withRetry(canned(new NetworkError(code)).send, policy(clock))(get));
			expect(clock.waited).toBeGreaterThan(200_000);
		},
	);

	it('a service that answered once has the whole budget', async () => {
		const clock = new FakeClock();
		const port = canned(ok, new NetworkError('ECONNREFUSED'));
		const send = withRetry(port.send, policy(clock));
		await send(get);
		await thrownBy(() => send(get));
		expect(clock.waited).toBeGreaterThan(200_000);
	});

	it('an answer of 503 is contact', async () => {
		const clock = new FakeClock();
		const port = canned(answer(503));
		await withRetry(port.send, policy(clock))(get);
		expect(clock.waited).toBeGreaterThan(200_000);
	});
});

describe('what must not start twice', () => {
	it.each<[string, Canned]>([
		['429', answer(429)],
		['503', answer(503)],
		['a refused connection', new NetworkError('ECONNREFUSED')],
		['a time-out', new NetworkError('ETIMEDOUT')],
	])('is sent once: %s', async (_case, first) => {
		const port = canned(first, ok);
		const send = withRetry(port.send, policy(new FakeClock()));
		await send({ ...get, repeat: 'never' }).catch(() => undefined);
		expect(port.requests).toHaveLength(1);
	});
});

describe('what may be repeated only when it has not arrived', () => {
	const once: HttpRequest = { ...get, repeat: 'unlessArrived' };

	it.each<[string, Canned]>([
		['429', answer(429)],
		['a refused connection', new NetworkError('ECONNREFUSED')],
		['a name that is not found', new NetworkError('ENOTFOUND')],
		['a name that cannot be looked up', new NetworkError('EAI_AGAIN')],
		['a wrong certificate', new NetworkError('CERT_HAS_EXPIRED')],
	])('%s: goes again', async (_case, first) => {
		const port = canned(first, ok);
		expect(await withRetry(port.send, policy(new FakeClock()))(once)).toBe(ok);
		expect(port.requests).toHaveLength(2);
	});

	it.each([500, 502, 503, 504])('%i: may have arrived, comes back', async (status) => {
		const port = canned(answer(status), ok);
		expect((await withRetry(port.send, policy(new FakeClock()))(once)).status).toBe(status);
		expect(port.requests).toHaveLength(1);
	});

	it.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', 'EHOSTUNREACH', 'UNKNOWN'])(
		'%s: may have arrived, is thrown',
		async (code) => {
			const failure = new NetworkError(code);
			const port = canned(failure, ok);
			const send = withRetry(port.send, policy(new FakeClock()));
			expect(await thrownBy(() => send(once))).toBe(failure);
			expect(port.requests).toHaveLength(1);
		},
	);

	it('a rate limit that is not free in time comes back as 429', async () => {
		const clock = new FakeClock();
		expect((await withRetry(canned(answer(429)).send, policy(clock))(once)).status).toBe(429);
		expect(clock.waited).toBeGreaterThan(200_000);
	});

	it('stopped before it left: the error says that it did not', async () => {
		const port = canned(ok);
		const signal = AbortSignal.abort(new Error('stopped by the user'));
		const send = withRetry(port.send, policy(new FakeClock()));
		const error = await thrownBy(() => send({ ...once, signal }));
		expect(error).toBeInstanceOf(NotSentError);
		expect(error.message).toBe('stopped by the user');
		expect(port.requests).toHaveLength(0);
	});

	it('stopped in a wait: the error says that it did not arrive', async () => {
		const controller = new AbortController();
		const clock = new FakeClock(START, () => controller.abort(new Error('stopped by the user')));
		const port = canned(answer(429), ok);
		const { signal } = controller;
		const error = await thrownBy(() => withRetry(port.send, policy(clock))({ ...once, signal }));
		expect(error).toBeInstanceOf(NotSentError);
		expect(port.requests).toHaveLength(1);
	});
});

describe('an abort', () => {
	it('before the request: nothing is sent', async () => {
		const port = canned(ok);
		const signal = AbortSignal.abort(new Error('stopped by the user'));
		const error = await thrownBy(() =>
			withRetry(port.send, policy(new FakeClock()))({ ...get, signal }),
		);
		expect(error.message).toBe('stopped by the user');
		expect(port.requests).toHaveLength(0);
	});

	it('during a wait: the wait ends with its reason and nothing more is sent', async () => {
		const controller = new AbortController();
		const clock = new FakeClock(START, (wait) => {
			if (wait === 2) controller.abort(new Error('stopped by the user'));
		});
		const port = canned(answer(503));
		const send = withRetry(port.send, policy(clock));
		const error = await thrownBy(() => send({ ...get, signal: controller.signal }));
		expect(error.message).toBe('stopped by the user');
		expect(port.requests).toHaveLength(2);
	});
});
