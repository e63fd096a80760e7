import type { BrazeClient, BrazeRequest } from './client';

/**
 * Requests that prove a permission without doing anything: the writing ones lack what they need, so
 * a key that may call them gets 400 (braze.com/docs/api/basics, "REST API key permissions").
 */
const probes: readonly Omit<BrazeRequest, 'signal'>[] = [
	{ method: 'GET', path: '/segments/list', permission: 'segments.list', query: { page: 0 } },
	{
		method: 'GET',
		path: '/segments/details',
		permission: 'segments.details',
		query: { segment_id: 'none' },
	},
	{ method: 'POST', path: '/users/export/segment', permission: 'users.export.segment', body: {} },
	{ method: 'POST', path: '/users/track', permission: 'users.track', body: {} },
];

/**
 * Tells whether a key works and has every permission that goals need.
 *
 * @returns a sentence for the user.
 * @throws SyncError naming the instance, the key or the first permission that is missing.
 */
export async function testBrazeKey(braze: BrazeClient): Promise<string> {
	for (const { body, ...probe } of probes) {
		const response = await braze.answer({
			...probe,
			body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
		});
		const isMissingSegment = response.status === 404 && probe.path === '/segments/details';
		if (response.status < 300 || response.status === 400 || isMissingSegment) continue;
		throw braze.refusal(response, probe);
	}
	return 'Connected: the key has every permission that goals need.';
}
