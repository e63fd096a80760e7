import type { z } from 'zod';
import { isJsonRecord } from '../../http/jsonRecord';
import { readIdentifier, type Identifier } from '../users/identifier';
import { attributesFields, eventFields, faultText, purchaseFields } from './objectFields';
import type { TrackArray, TrackObject } from './trackObject';

const IDENTIFIER_REQUIRED =
	"'external_id', 'braze_id', 'user_alias', 'email' or 'phone' is required";
const BLOCKED = 'provided external_id is blacklisted and disallowed';

/** An accepted object, or why it is refused. */
export type ReadObject = { readonly accepted: TrackObject } | { readonly fault: string };

interface Owner {
	readonly identifier: Identifier;
	readonly updateExistingOnly: boolean;
}

type JsonObject = Record<string, unknown>;
type Reader = (owner: Owner, object: JsonObject) => ReadObject;

/** Reads the fields of one kind of object. */
function reader<Fields>(
	fields: z.ZodType<Fields>,
	toObject: (owner: Owner, fields: Fields, object: JsonObject) => TrackObject,
): Reader {
	return (owner, object) => {
		const { data, error } = fields.safeParse(object);
		return error
			? { fault: faultText(error, object) }
			: { accepted: toObject(owner, data, object) };
	};
}

const READERS: Readonly<Record<TrackArray, Reader>> = {
	attributes: reader(attributesFields, (owner, { subscription_groups }, object) => ({
		...owner,
		array: 'attributes',
		attributes: object,
		mergesObjects: object['_merge_objects'] === true,
		groups: subscription_groups,
	})),
	events: reader(eventFields, (owner, { name, time }) => {
		return { ...owner, array: 'events', name, timeMs: time };
	}),
	purchases: reader(purchaseFields, (owner, { product_id, time, price, quantity }) => {
		const pieces = { price, quantity: quantity ?? 1 };
		return { ...owner, array: 'purchases', productId: product_id, timeMs: time, ...pieces };
	}),
};

/**
 * Unknown users are created unless the object says otherwise; for aliases the default is not to.
 * https://www.braze.com/docs/api/objects_filters/user_attributes_object
 */
function updatesExistingOnly({ kind }: Identifier, object: JsonObject): boolean {
	const flag = object['_update_existing_only'];
	return typeof flag === 'boolean' ? flag : kind === 'user_alias';
}

/** Checks one object of a request: exactly one identifier, then the fields of its array. */
export function readObject(
	array: TrackArray,
	object: unknown,
	blockedExternalIds: readonly string[],
): ReadObject {
	const identifier = isJsonRecord(object) ? readIdentifier(object) : undefined;
	if (!isJsonRecord(object) || !identifier) return { fault: IDENTIFIER_REQUIRED };
	const isExternalId = identifier.kind === 'external_id';
	if (isExternalId && blockedExternalIds.includes(identifier.value)) return { fault: BLOCKED };
	const updateExistingOnly = updatesExistingOnly(identifier, object);
	return READERS[array]({ identifier, updateExistingOnly }, object);
}
