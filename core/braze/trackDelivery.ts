import type { HttpResponse } from '../flow/http';
import { bodyJoiner } from '../flow/joinedBody';
import { ConfigurationError, PassingError } from '../flow/syncError';
import type { SendBatch } from '../stage/deliver/batchOutcome';
import { longestWriteMs } from '../stage/lease/leaseContext';
import type { BatchLimits } from '../stage/parts/batches';
import { messageOf, type BrazeClient } from './client';
import { trackOutcome } from './trackResult';

/** Braze takes at most this many objects a request (braze.com/docs, post_user_track, 2026). */
export const mostObjectsPerRequest = 75;

/** Braze takes bodies of up to 4 MB; the rest is room for braces (braze.com/docs/api/errors). */
const mostBodyBytes = 4_000_000 - 1024;

const request = { method: 'POST', path: '/users/track', permission: 'users.track' } as const;

const attributesBody = bodyJoiner('{"attributes":[', ']}');

/** The request that sends mapped lines as attributes objects. */
export const trackRequest = (lines: readonly Buffer[]) => ({
	method: request.method,
	path: request.path,
	body: attributesBody(lines),
});

/** How full a request may be. Some contracts allow fewer objects than 75. */
export function trackLimits(objectsPerRequest: number): BatchLimits {
	return { rows: Math.min(objectsPerRequest, mostObjectsPerRequest), bytes: mostBodyBytes };
}

/** Sends mapped lines as attributes objects. Attributes that are set twice are set once. */
export function trackSender(braze: BrazeClient): SendBatch {
	return async ({ lines }, { once, signal }) => {
		const response = await braze.answer({
			...trackRequest(lines),
			repeat: once ? 'unlessArrived' : 'always',
			timeoutMs: longestWriteMs,
			signal,
		});
		const outcome = isTooLarge(response) ? undefined : trackOutcome(response, lines.length);
		if (!outcome) throw refusedRequest(braze, response, lines.length);
		return outcome;
	};
}

/** Also when a list of errors comes with it: none of them is about a row. */
const isTooLarge = (response: HttpResponse): boolean =>
	response.status === 413 ||
	(response.status === 400 && messageOf(response).includes('Max Input Length Exceeded'));

function refusedRequest(braze: BrazeClient, response: HttpResponse, sent: number): Error {
	if (isTooLarge(response)) {
		return new ConfigurationError(
			`Braze refused a request of ${sent} objects as too large (${response.status}): lower 'Objects per Request', your contract may allow fewer.`,
		);
	}
	if (response.status === 429) {
		return new PassingError(
			`Braze's rate limit for /users/track was not free again within 5 minutes (429): run again later or lower 'Requests at Once'.`,
		);
	}
	return braze.refusal(response, request);
}
