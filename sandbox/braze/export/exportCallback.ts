/**
 * Tells the caller that an export is ready; a failed export is told to nobody.
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment
 */
export async function announceExport(
	callbackEndpoint: string,
	url: string | undefined,
	signal: AbortSignal,
): Promise<void> {
	const answer = await fetch(callbackEndpoint, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ success: true, url }),
		signal,
	});
	await answer.body?.cancel();
}
