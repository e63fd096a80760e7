import { isJsonRecord } from '../../http/jsonRecord';

export interface UserAlias {
	readonly alias_name: string;
	readonly alias_label: string;
}

export type Identifier =
	| { readonly kind: 'external_id' | 'braze_id' | 'email' | 'phone'; readonly value: string }
	| { readonly kind: 'user_alias'; readonly value: UserAlias };

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

function readAlias(value: unknown): UserAlias | undefined {
	if (!isJsonRecord(value)) return undefined;
	const aliasName = text(value['alias_name']);
	const aliasLabel = text(value['alias_label']);
	if (aliasName === undefined || aliasLabel === undefined) return undefined;
	return { alias_name: aliasName, alias_label: aliasLabel };
}

function readStrongIdentifiers(object: Record<string, unknown>): Identifier[] {
	const found: Identifier[] = [];
	const externalId = text(object['external_id']);
	const brazeId = text(object['braze_id']);
	const alias = readAlias(object['user_alias']);
	if (externalId !== undefined) found.push({ kind: 'external_id', value: externalId });
	if (brazeId !== undefined) found.push({ kind: 'braze_id', value: brazeId });
	if (alias) found.push({ kind: 'user_alias', value: alias });
	return found;
}

function readContactIdentifier(object: Record<string, unknown>): Identifier | undefined {
	const email = text(object['email']);
	if (email !== undefined) return { kind: 'email', value: email };
	const phone = text(object['phone']);
	return phone === undefined ? undefined : { kind: 'phone', value: phone };
}

/**
 * Who an object is about; nothing unless there is exactly one identifier. Beside a stronger
 * identifier e-mail and phone are plain fields, and e-mail wins over phone.
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_track
 */
export function readIdentifier(object: Record<string, unknown>): Identifier | undefined {
	const strong = readStrongIdentifiers(object);
	if (strong.length > 1) return undefined;
	return strong[0] ?? readContactIdentifier(object);
}
