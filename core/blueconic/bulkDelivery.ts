import { bodyAsJson } from '../flow/http';
import { bodyJoiner } from '../flow/joinedBody';
import type { SendBatch } from '../stage/delivery';
import type { BatchLimits } from '../stage/parts/batches';
import { bulkOutcome, bulkResultSchema } from './bulkResult';
import type { BlueConicClient } from './client';
import { entryIdentifier } from './entryIdentifier';

/** BlueConic takes at most this many entries a request (rest.apidoc.blueconic.com, PUT /profiles). */
export const mostEntriesPerRequest = 1000;

/** No limit is documented; this keeps a request of long values from growing without bound. */
const mostBodyBytes = 16 * 1024 * 1024;

const request = { method: 'PUT', path: '/profiles', scope: 'write:profiles' } as const;

const entriesBody = bodyJoiner('[', ']');

/** How full a request may be. */
export function bulkLimits(entriesPerRequest: number): BatchLimits {
	return { rows: Math.min(entriesPerRequest, mostEntriesPerRequest), bytes: mostBodyBytes };
}

/**
 * Sends mapped lines as entries of a bulk write. The sender may repeat a request: entries set, add
 * or fill values, and doing so twice is doing so once.
 */
export function bulkSender(blueConic: BlueConicClient): SendBatch {
	return async ({ lines }, signal) => {
		const response = await blueConic.answer({
			method: request.method,
			path: request.path,
			body: entriesBody(lines),
			timeoutMs: 120_000,
			signal,
		});
		if (response.status >= 300) throw blueConic.refusal(response, request);
		const parsed = bulkResultSchema.safeParse(bodyAsJson(response));
		return bulkOutcome(parsed.success ? parsed.data : [], lines.map(entryIdentifier));
	};
}
