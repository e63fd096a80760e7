import { readNdjson } from '../../demo/oracle/ndjson';
import { parseUser } from '../../demo/oracle/readState';
import type { Sandbox } from '../../sandbox/sandbox';
import { call } from '../sandbox/call';
import { counter } from './killedGoal';

/** How many objects one request to Braze takes. */
const trackObjects = 75;

/** Every second user has a number to be added, in a property that nobody has yet. */
export async function makeCountersReady(
	{ braze, blueConic, admin }: Omit<Sandbox, 's3' | 'close'>,
	token: string,
): Promise<void> {
	await must({
		method: 'PUT',
		url: `${blueConic.url}/rest/v2/profileProperties/${counter}`,
		token,
		body: {
			name: 'Visits',
			filterType: 'RANGE',
			mergeStrategy: 'LATEST',
			permissionLevel: 'PERSONAL',
			canRead: true,
			canWrite: true,
		},
	});
	const users = await readNdjson(`${admin.url}/admin/braze/users`, parseUser);
	const counted = users
		.filter((_, place) => place % 2 === 0)
		.map(({ externalId }, place) => ({ external_id: externalId, [counter]: 1 + (place % 9) }));
	for (let first = 0; first < counted.length; first += trackObjects) {
		const attributes = counted.slice(first, first + trackObjects);
		await must({
			method: 'POST',
			url: `${braze.url}/users/track`,
			token: braze.key,
			body: { attributes },
		});
	}
}

async function must(request: Parameters<typeof call>[0]): Promise<void> {
	const { status, body } = await call(request);
	if (status >= 300) throw new Error(`${request.url} answered ${status}: ${JSON.stringify(body)}`);
}
