import type { SendHttp } from '../flow/http';
import { BlueConicClient, type BlueConicRequest } from './client';
import { requestToken, type BlueConicApplication } from './token';

/** Requests that prove a scope without changing anything. */
const probes: readonly Omit<BlueConicRequest, 'signal'>[] = [
	{
		method: 'GET',
		path: '/segments',
		scope: 'read:segments',
		query: { startIndex: 0, count: 1 },
	},
	{
		method: 'GET',
		path: '/profileProperties',
		scope: 'read:profile-properties',
		query: { startIndex: 0, count: 1 },
	},
	{ method: 'PUT', path: '/profiles', scope: 'write:profiles', body: [] },
];

/**
 * Tells whether an application can log in and has every scope that goals need.
 *
 * @returns a sentence for the user.
 * @throws SyncError naming the tenant, the application or the first scope that is missing.
 */
export async function testApplication(
	sendWithToken: (token: string) => SendHttp,
	url: string,
	application: BlueConicApplication,
): Promise<string> {
	const token = await requestToken(sendWithToken(''), url, application);
	const blueConic = new BlueConicClient(sendWithToken(token), url);
	for (const { body, ...probe } of probes) {
		const response = await blueConic.answer({
			...probe,
			body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
		});
		if (response.status < 300 || response.status === 400) continue;
		throw blueConic.refusal(response, probe);
	}
	return 'Connected: the application has every scope that goals need.';
}
