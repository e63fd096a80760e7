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

const STRONG_KINDS = ['external_id', 'braze_id', 'user_alias'] as const;

function readStrongIdentifier(
	kind: (typeof STRONG_KINDS)[number],
	given: unknown,
): Identifier | undefined {
	if (kind === 'user_alias') {
		const alias = readAlias(given);
		return alias && { kind, value: alias };
	}
	const value = text(given);
	return value === undefined ? undefined : { kind, value };
}

function readContactIdentifier(object: Record<string, unknown>): Identifier | undefined {
	const email = text(object['email']);
	if (email !== undefined) return { kind: 'email', value: email };
	const phone = text(object['phone']);
	return phone === undefined ? undefined : { kind: 'phone', value: phone };
}

/**
 * Who an object is about; nothing unless there is exactly one identifier, and a usable one. Beside
 * a stronger identifier e-mail and phone are plain fields, and e-mail wins over phone.
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_track
 */
export function readIdentifier(object: Record<string, unknown>): Identifier | undefined {
	const given = STRONG_KINDS.filter((kind) => (object[kind] ?? null) !== null);
	const [kind, second] = given;
	if (second !== undefined) return undefined;
	return kind ? readStrongIdentifier(kind, object[kind]) : readContactIdentifier(object);
}
