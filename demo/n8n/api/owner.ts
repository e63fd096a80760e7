import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { N8nSession } from './session';

const EMAIL = 'owner@example.com';

/** What the key may be used for: reading executions with their data. */
const API_KEY_SCOPES = ['execution:list', 'execution:read', 'workflow:delete'];

const ownerSchema = z.object({
	email: z.string(),
	password: z.string(),
	apiKey: z.string().optional(),
});

const settingsSchema = z.looseObject({
	userManagement: z.looseObject({ showSetupOnFirstLoad: z.boolean().optional() }),
});

/** Who may do everything in a local n8n; kept in a file that only this user can read. */
export type N8nOwner = z.infer<typeof ownerSchema>;

export interface OwnerSession {
	readonly session: N8nSession;
	readonly owner: N8nOwner;
	/** Where the owner's password is, for whoever wants to look at n8n in the browser. */
	readonly ownerFile: string;
}

/**
 * Logs in as the owner. In a fresh n8n the owner is set up first, with a password made up here;
 * in one that was started before, the password kept in the user folder is used.
 */
export async function openOwnerSession(url: string, userFolder: string): Promise<OwnerSession> {
	const ownerFile = join(userFolder, 'owner.json');
	const session = new N8nSession(url);
	const settings = await session.rest('GET', '/settings', settingsSchema);
	const fresh = settings.userManagement.showSetupOnFirstLoad === true;
	const known = fresh ? await setUp(session, ownerFile) : await logIn(session, ownerFile);
	const owner = await withApiKey(session, known, ownerFile);
	return { session, owner, ownerFile };
}

async function setUp(session: N8nSession, ownerFile: string): Promise<N8nOwner> {
	const owner: N8nOwner = { email: EMAIL, password: madeUpPassword() };
	await keep(ownerFile, owner);
	await session.rest('POST', '/owner/setup', z.unknown(), {
		...owner,
		firstName: 'Local',
		lastName: 'Owner',
	});
	return owner;
}

async function logIn(session: N8nSession, ownerFile: string): Promise<N8nOwner> {
	const text = await readFile(ownerFile, 'utf8').catch(() => {
		throw new Error(`This n8n has an owner, but ${ownerFile} with the password is missing`);
	});
	const owner = ownerSchema.parse(JSON.parse(text));
	await session.rest('POST', '/login', z.unknown(), {
		emailOrLdapLoginId: owner.email,
		password: owner.password,
	});
	return owner;
}

async function withApiKey(
	session: N8nSession,
	owner: N8nOwner,
	ownerFile: string,
): Promise<N8nOwner> {
	const apiKey = owner.apiKey ?? (await createApiKey(session));
	session.useApiKey(apiKey);
	const complete = { ...owner, apiKey };
	if (owner.apiKey === undefined) await keep(ownerFile, complete);
	return complete;
}

async function createApiKey(session: N8nSession): Promise<string> {
	const created = await session.rest('POST', '/api-keys', z.object({ rawApiKey: z.string() }), {
		label: 'Local driver',
		scopes: API_KEY_SCOPES,
		expiresAt: null,
	});
	return created.rawApiKey;
}

async function keep(ownerFile: string, owner: N8nOwner): Promise<void> {
	await writeFile(ownerFile, `${JSON.stringify(owner, null, '\t')}\n`, { mode: 0o600 });
}

/** n8n asks for a digit and a capital letter. */
function madeUpPassword(): string {
	return `N8n-${randomBytes(18).toString('base64url')}-1`;
}
