import { systemClock, type Clock } from './clock';
import { NetworkError, type HttpRequest, type HttpResponse, type SendHttp } from './http';

/** How long and how often a request is repeated. */
export interface RetryPolicy {
	/** All waits of one request together stay within this. */
	readonly budgetMs: number;
	/** The same while the service has never answered: a wrong address shall be told soon. */
	readonly firstContactMs: number;
	readonly firstWaitMs: number;
	readonly longestWaitMs: number;
	readonly clock?: Clock;
	/** 0 to 1; replaceable for tests. */
	readonly random?: () => number;
}

/** Five minutes of patience, from half a second up to a minute a wait. */
export const defaultRetryPolicy: RetryPolicy = {
	budgetMs: 300_000,
	firstContactMs: 3_000,
	firstWaitMs: 500,
	longestWaitMs: 60_000,
};

const isPassing = (status: number): boolean => status === 429 || status >= 500;

/**
 * When the service says the next request may come, in ms from now: `Retry-After` in seconds, else
 * Braze's `X-RateLimit-Reset` in epoch seconds of a 429 (braze.com/docs/api/api_limits).
 */
export function waitAskedForMs(response: HttpResponse, now: Date): number | undefined {
	const retryAfter = Number(response.headers['retry-after'] ?? NaN);
	if (Number.isFinite(retryAfter) && retryAfter >= 0) return retryAfter * 1000;
	if (response.status !== 429) return undefined;
	const reset = Number(response.headers['x-ratelimit-reset'] ?? NaN);
	if (!Number.isFinite(reset)) return undefined;
	return Math.max(0, reset * 1000 - now.getTime());
}

/**
 * The same port, repeating what passes (429, 5xx, no answer) with jittered, growing waits inside a
 * budget, but for requests marked `once`. When the budget is spent the last answer
 * comes back, or the last `NetworkError` thrown.
 */
export function withRetry(send: SendHttp, policy: RetryPolicy = defaultRetryPolicy): SendHttp {
	const clock = policy.clock ?? systemClock;
	const random = policy.random ?? Math.random;
	let hasAnswered = false;

	const attempt = async (request: HttpRequest): Promise<HttpResponse | NetworkError> => {
		try {
			return await send(request);
		} catch (error) {
			if (error instanceof NetworkError) return error;
			throw error;
		}
	};

	return async (request) => {
		if (request.once) return await send(request);
		let waited = 0;
		let step = policy.firstWaitMs;
		for (;;) {
			request.signal?.throwIfAborted();
			const outcome = await attempt(request);
			if (!(outcome instanceof NetworkError)) {
				hasAnswered = true;
				if (!isPassing(outcome.status)) return outcome;
			}
			const asked =
				outcome instanceof NetworkError ? undefined : waitAskedForMs(outcome, clock.now());
			const wait = (asked ?? 0) + step * (0.5 + random() / 2);
			if (waited + wait > (hasAnswered ? policy.budgetMs : policy.firstContactMs)) {
				if (outcome instanceof NetworkError) throw outcome;
				return outcome;
			}
			await clock.sleep(wait, request.signal);
			waited += wait;
			step = Math.min(step * 2, policy.longestWaitMs);
		}
	};
}
