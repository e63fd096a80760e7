import { z } from 'zod';
import type { Sandbox } from '../../sandbox/sandbox';
import type { SandboxSettings } from '../../sandbox/settings';
import { startCheckedSandbox } from '../contract/watchBlueConic';
import { call, login, type Answer } from './call';

export type Values = Readonly<Record<string, readonly string[]>>;

const results = z.array(z.looseObject({ profileId: z.string().optional(), state: z.string() }));
const properties = z.object({
	properties: z.array(z.object({ id: z.string(), values: z.array(z.string()) })),
});
const page = z.object({
	totalResults: z.number(),
	totalPages: z.number(),
	nextCursor: z.string().optional(),
	profiles: z.array(z.looseObject({ id: z.string(), ...properties.shape })),
});

export type BulkResult = z.infer<typeof results>[number];
export type ProfilePage = z.infer<typeof page>;

/** A BlueConic stand-in and how tests speak to it. */
export interface Tenant {
	readonly sandbox: Sandbox;
	readonly token: string;
	get(path: string, token?: string): Promise<Answer>;
	put(path: string, body: unknown, token?: string): Promise<Answer>;
	/** One entry of a bulk write. */
	write(entry: unknown, query?: string): Promise<BulkResult | undefined>;
	/** Creates a profile with these properties and answers its id. */
	create(values: Values, more?: Readonly<Record<string, unknown>>): Promise<string>;
	/** The properties of a profile; nothing when it does not exist. */
	valuesOf(profileId: unknown): Promise<Values | undefined>;
	/** A page of the segment "Export to Braze", or of another. */
	page(query: string, segment?: string): Promise<ProfilePage>;
	/** Changes how the stand-in behaves. */
	behave(blueConic: NonNullable<SandboxSettings['blueConic']>): Promise<void>;
	close(): Promise<void>;
}

export function set(values: Values): unknown[] {
	return Object.entries(values).map(([id, list]) => ({ id, values: list, strategy: 'SET' }));
}

export function valuesIn(profile: unknown): Values {
	const listed = properties.parse(profile).properties;
	return Object.fromEntries(listed.map(({ id, values }) => [id, values]));
}

/** Starts a tenant whose answers are held against BlueConic's document, where there is one. */
export async function openTenant(settings: SandboxSettings): Promise<Tenant> {
	const sandbox = await startCheckedSandbox({ users: 1, ...settings });
	const token = await login(sandbox);
	const base = `${sandbox.blueConic.url}/rest/v2`;
	const get: Tenant['get'] = async (path, withToken = token) =>
		await call({ method: 'GET', url: `${base}${path}`, token: withToken });
	const put: Tenant['put'] = async (path, body, withToken = token) =>
		await call({ method: 'PUT', url: `${base}${path}`, token: withToken, body });
	const write: Tenant['write'] = async (entry, query = '') =>
		results.parse((await put(`/profiles${query}`, [entry])).body)[0];
	return {
		sandbox,
		token,
		get,
		put,
		write,
		create: async (values, more = {}) => {
			const result = await write({ strategy: 'UPSERT', properties: set(values), ...more });
			return z.string().parse(result?.profileId);
		},
		valuesOf: async (profileId) => {
			const { status, body } = await get(`/profiles/${String(profileId)}`);
			return status === 200 ? valuesIn(body) : undefined;
		},
		page: async (query, segment = sandbox.blueConic.exportSegmentId) =>
			page.parse((await get(`/segments/${segment}/profiles?${query}`)).body),
		behave: async (blueConic) => {
			const url = `${sandbox.admin.url}/admin/settings`;
			await call({ method: 'PUT', url, body: { blueConic } });
		},
		close: async () => await sandbox.close(),
	};
}
