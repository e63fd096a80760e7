import { z } from 'zod';
import type { N8nSession } from './session';

/** A credential as a user fills it in. */
export interface CredentialInput {
	readonly name: string;
	/** E.g. `httpBasicAuth`. */
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** A credential stored in n8n. */
export interface StoredCredential extends CredentialInput {
	readonly id: string;
}

const listedSchema = z.looseObject({ id: z.string(), name: z.string(), type: z.string() });
const savedSchema = z.looseObject({ id: z.string() });
const testResultSchema = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });

/** What n8n shows under a credential after testing it. */
export type CredentialTestResult = z.infer<typeof testResultSchema>;

/**
 * Creates the credential, or overwrites the one of that type and name: imported workflows find a
 * credential by these two, provided there is only one.
 */
export async function saveCredential(
	session: N8nSession,
	input: CredentialInput,
): Promise<StoredCredential> {
	const all = await session.rest('GET', '/credentials', z.array(listedSchema));
	const existing = all.find(({ name, type }) => name === input.name && type === input.type);
	const body = {
		name: input.name,
		type: input.type,
		data: { allowedHttpRequestDomains: 'all', ...input.data },
	};
	const saved = existing
		? await session.rest('PATCH', `/credentials/${existing.id}`, savedSchema, body)
		: await session.rest('POST', '/credentials', savedSchema, body);
	return { ...body, id: saved.id };
}

/** Lets n8n try the credential, as the editor does after saving it. */
export async function testCredential(
	session: N8nSession,
	credential: StoredCredential,
): Promise<CredentialTestResult> {
	const { id, name, type, data } = credential;
	return await session.rest('POST', '/credentials/test', testResultSchema, {
		credentials: { id, name, type, data },
	});
}
