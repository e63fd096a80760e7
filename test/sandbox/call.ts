import { z } from 'zod';
import type { Sandbox } from '../../sandbox/sandbox';

export interface Answer {
	readonly status: number;
	readonly body: unknown;
}

export interface Request {
	readonly method: string;
	readonly url: string;
	readonly token?: string;
	readonly body?: unknown;
}

/** One JSON request and its parsed answer. */
export async function call({ method, url, token, body }: Request): Promise<Answer> {
	const headers = new Headers();
	if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
	if (body !== undefined) headers.set('content-type', 'application/json');
	const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
	const text = await response.text();
	return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

/** The records of an NDJSON answer. */
export async function readNdjson(url: string): Promise<Record<string, unknown>[]> {
	const text = await (await fetch(url)).text();
	const lines = text.split('\n').filter((line) => line !== '');
	return lines.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
}

/** A new BlueConic access token. */
export async function login(
	{ blueConic }: Pick<Sandbox, 'blueConic'>,
	client = { clientId: blueConic.clientId, clientSecret: blueConic.clientSecret },
): Promise<string> {
	const response = await fetch(`${blueConic.url}/rest/v2/oauth/token`, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: client.clientId,
			client_secret: client.clientSecret,
		}),
	});
	return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}
