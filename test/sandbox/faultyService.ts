import { z } from 'zod';
import type { faultPlan } from '../../sandbox/faults/faultPlan';
import type { Sandbox } from '../../sandbox/sandbox';
import { call, login, readNdjson } from './call';
import { see, type Call, type Seen } from './seen';

export type GivenPlan = z.input<typeof faultPlan>;

/** A service with a request that writes somebody. */
export interface FaultyService {
	readonly route: string;
	write(name: string, patienceMs?: number): Promise<Seen>;
	/** Whether somebody of this name was written. */
	has(name: string): Promise<boolean>;
}

/** Has the sandbox follow a plan from now on, with empty logs. */
export async function follow({ admin }: Sandbox, plan: GivenPlan): Promise<void> {
	const { status, body } = await call({
		method: 'PUT',
		url: `${admin.url}/admin/faults`,
		body: plan,
	});
	if (status !== 200) throw new Error(JSON.stringify(body));
	for (const log of ['faults/log', 'requests']) {
		await call({ method: 'DELETE', url: `${admin.url}/admin/${log}` });
	}
}

const requestShape = z.strictObject({
	number: z.number(),
	at: z.iso.datetime(),
	server: z.string(),
	route: z.string(),
	status: z.number().nullable(),
	requestBytes: z.number(),
	answerBytes: z.number(),
	durationMs: z.number(),
	fault: z.strictObject({ rule: z.number(), kind: z.string() }).optional(),
});

const faultShape = z.strictObject({
	number: z.number(),
	at: z.iso.datetime(),
	server: z.string(),
	route: z.string(),
	kind: z.string(),
	rule: z.number(),
	request: z.number(),
});

/** The requests and the faults since the plan began, once all requests hit have ended. */
export async function logsOf({ admin }: Sandbox): Promise<{
	readonly requests: readonly z.infer<typeof requestShape>[];
	readonly faults: readonly z.infer<typeof faultShape>[];
}> {
	for (;;) {
		const faults = await readNdjson(`${admin.url}/admin/faults/log`);
		const requests = await readNdjson(`${admin.url}/admin/requests/log`);
		const ended = new Set(requests.map(({ number }) => number));
		if (!faults.every(({ request }) => ended.has(request))) continue;
		return {
			requests: requests.map((entry) => requestShape.parse(entry)),
			faults: faults.map((entry) => faultShape.parse(entry)),
		};
	}
}

/** What a promise is rejected with. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
	return await work.then(
		() => 'no failure',
		(error: unknown) => error,
	);
}

function jsonRequest(method: string, token: string, body: unknown): Call {
	return {
		method,
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	};
}

async function isInState(url: string, name: string): Promise<boolean> {
	const lines = await readNdjson(url);
	return lines.some((line) => JSON.stringify(line).includes(`"${name}"`));
}

/** Each write with a token of its own, so that a revoked one does not matter to the next. */
export const faultyServices = {
	braze: ({ braze, admin }: Sandbox): FaultyService => ({
		route: 'POST /users/track',
		write: async (name, patienceMs) => {
			const body = { attributes: [{ external_id: name, first_name: 'Kim' }] };
			const request = jsonRequest('POST', braze.key, body);
			return await see(`${braze.url}/users/track`, request, patienceMs);
		},
		has: async (name) => await isInState(`${admin.url}/admin/braze/users`, name),
	}),
	blueconic: (sandbox: Sandbox): FaultyService => ({
		route: 'PUT /rest/v2/profiles',
		write: async (name, patienceMs) => {
			const properties = [{ id: 'nickname', values: [name], strategy: 'SET' }];
			const body = [{ strategy: 'UPSERT', properties }];
			const request = jsonRequest('PUT', await login(sandbox), body);
			return await see(`${sandbox.blueConic.url}/rest/v2/profiles`, request, patienceMs);
		},
		has: async (name) => await isInState(`${sandbox.admin.url}/admin/blueconic/profiles`, name),
	}),
} as const;
