import { bodyAsJson } from '../flow/http';
import { longestWriteMs } from '../stage/lease/leaseContext';
import { bodyJoiner } from '../flow/joinedBody';
import type { SendBatch } from '../stage/deliver/batchOutcome';
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

/** The request that writes mapped lines as entries. */
export const bulkRequest = (lines: readonly Buffer[]) => ({
	method: request.method,
	path: request.path,
	body: entriesBody(lines),
});

/** How full a request may be. */
export function bulkLimits(entriesPerRequest: number): BatchLimits {
	return { rows: Math.min(entriesPerRequest, mostEntriesPerRequest), bytes: mostBodyBytes };
}

/**
 * Sends mapped lines as entries of a bulk write. Entries that set, add or fill values and are
 * written twice are written once.
 */
export function bulkSender(blueConic: BlueConicClient): SendBatch {
	return async ({ lines }, { once, signal }) => {
		const response = await blueConic.answer({
			...bulkRequest(lines),
			timeoutMs: longestWriteMs,
			repeat: once ? 'unlessArrived' : 'always',
			signal,
		});
		if (response.status >= 300) throw blueConic.refusal(response, request);
		const parsed = bulkResultSchema.safeParse(bodyAsJson(response));
		return bulkOutcome(parsed.success ? parsed.data : [], lines.map(entryIdentifier));
	};
}
