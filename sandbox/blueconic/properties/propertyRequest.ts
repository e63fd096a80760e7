import { z } from 'zod';
import { BlueConicError } from '../blueconicError';
import { apiTimeText } from '../http/apiDate';
import { ORDINARY_TRAITS, propertyTraits, type PropertyDefinition } from './propertyDefinition';

const body = z.looseObject({ id: z.string().optional() });
const propertyId = z.string().regex(/^[A-Za-z0-9_-]+$/, 'takes letters, numbers, - and _');

function refuse(field: string, message: string): BlueConicError {
	return new BlueConicError(400, 'The property is invalid', [{ field, message }]);
}

/** Once values exist, text can become e-mail and nothing else changes its type. */
function keepsType(
	{ filterType: from }: PropertyDefinition,
	{ filterType: to }: PropertyDefinition,
	hasValues: boolean,
): boolean {
	return !hasValues || from === to || (from === 'SELECT' && to === 'EMAIL');
}

/**
 * The property that a `PUT /profileProperties/{id}` asks for.
 * https://rest.apidoc.blueconic.com, https://support.blueconic.com/hc/en-us/articles/247611
 *
 * @throws BlueConicError 400 for a wrong id, type, permission level or merge strategy, a property
 * of BlueConic itself, or a type that cannot change.
 */
export function readProperty(
	id: string,
	json: unknown,
	existing: { readonly property?: PropertyDefinition; readonly hasValues: boolean },
): PropertyDefinition {
	const said = body.parse(json);
	const checkedId = propertyId.safeParse(id);
	if (!checkedId.success) throw refuse('id', z.prettifyError(checkedId.error));
	if (said.id !== undefined && said.id !== id) throw refuse('id', 'differs from the address');
	if (existing.property?.system) throw refuse('id', 'belongs to BlueConic');
	const traits = propertyTraits.parse({ ...ORDINARY_TRAITS, ...existing.property, ...said });
	const now = apiTimeText(Date.now());
	const creationDate = existing.property?.creationDate ?? now;
	const property = { ...traits, id, system: false, creationDate, lastModifiedDate: now };
	if (existing.property && !keepsType(existing.property, property, existing.hasValues)) {
		throw refuse('filterType', 'cannot change: profiles have values');
	}
	return property;
}
