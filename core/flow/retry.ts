import { systemClock, type Clock } from './clock';
import {
	NetworkError,
	NotSentError,
	type HttpRequest,
	type HttpResponse,
	type Repeat,
	type SendHttp,
} from './http';
import { hintsAtWrongAddress, neverSent } from './networkWords';

/** How long and how often a request is repeated. */
export interface RetryPolicy {
	/** All waits of one request together stay within this. */
	readonly budgetMs: number;
	/** The same for what looks like a wrong address, while the service has never answered. */
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

type Outcome = HttpResponse | NetworkError;

const isPassingOutcome = (outcome: Outcome): boolean =>
	outcome instanceof NetworkError || isPassing(outcome.status);

/** 429 and a connection that never came about: the service has surely not taken the request. */
const hasNotArrived = (outcome: Outcome): boolean =>
	outcome instanceof NetworkError ? neverSent(outcome.code) : outcome.status === 429;

/** Which outcomes call for another try. */
const callsForRepeat: Readonly<Record<Repeat, (outcome: Outcome) => boolean>> = {
	always: isPassingOutcome,
	unlessArrived: hasNotArrived,
	never: () => false,
};

/**
 * The same port, repeating what passes (429, 5xx, no answer), as far as `repeat` of the request
 * allows, with jittered, growing waits inside a budget. When the budget is spent the last answer
 * comes back, or the last `NetworkError` is thrown.
 *
 * @throws NotSentError when a request with `unlessArrived` is stopped before it has arrived.
 */
export function withRetry(send: SendHttp, policy: RetryPolicy = defaultRetryPolicy): SendHttp {
	const clock = policy.clock ?? systemClock;
	const random = policy.random ?? Math.random;
	let hasAnswered = false;

	const attempt = async (request: HttpRequest): Promise<Outcome> => {
		try {
			const response = await send(request);
			hasAnswered = true;
			return response;
		} catch (error) {
			if (error instanceof NetworkError) return error;
			throw error;
		}
	};

	const budgetFor = (outcome: Outcome): number =>
		!hasAnswered && outcome instanceof NetworkError && hintsAtWrongAddress(outcome.code)
			? policy.firstContactMs
			: policy.budgetMs;

	return async (request) => {
		const isRepeated = callsForRepeat[request.repeat ?? 'always'];
		let waited = 0;
		let step = policy.firstWaitMs;
		throwIfStopped(request);
		for (;;) {
			const outcome = await attempt(request);
			const wait = (askedBy(outcome, clock) ?? 0) + step * (0.5 + random() / 2);
			if (!isRepeated(outcome) || waited + wait > budgetFor(outcome)) return answerOf(outcome);
			await waitFor(wait, request, clock);
			waited += wait;
			step = Math.min(step * 2, policy.longestWaitMs);
		}
	};
}

async function waitFor(ms: number, request: HttpRequest, clock: Clock): Promise<void> {
	try {
		await clock.sleep(ms, request.signal);
	} catch (error) {
		throwIfStopped(request);
		throw error;
	}
	throwIfStopped(request);
}

const askedBy = (outcome: Outcome, clock: Clock): number | undefined =>
	outcome instanceof NetworkError ? undefined : waitAskedForMs(outcome, clock.now());

function answerOf(outcome: Outcome): HttpResponse {
	if (outcome instanceof NetworkError) throw outcome;
	return outcome;
}

function throwIfStopped({ repeat, signal }: HttpRequest): void {
	if (!signal?.aborted) return;
	if (repeat !== 'unlessArrived') throw signal.reason;
	throw new NotSentError({ cause: signal.reason });
}
