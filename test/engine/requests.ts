import { z } from 'zod';

import type { Sandbox } from '../../sandbox/sandbox';

const counts = z.record(z.string(), z.number());
const requestsSchema = z.object({ braze: counts, blueconic: counts });

/** How often each route of the stand-ins was called since they were last asked to forget. */
export type Requests = z.infer<typeof requestsSchema>;

/** What the stand-ins were asked while `work` ran. */
export async function requestsDuring(
	{ admin }: Sandbox,
	work: () => Promise<unknown>,
): Promise<Requests> {
	const url = `${admin.url}/admin/requests`;
	await fetch(url, { method: 'DELETE' });
	await work();
	return requestsSchema.parse(await (await fetch(url)).json());
}
