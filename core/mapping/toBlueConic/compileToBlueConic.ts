import { newEntryIdentifier } from '../../blueconic/entryIdentifier';
import { RowError } from '../../flow/syncError';
import { noCatalogue, type Catalogue } from '../model/catalogue';
import type { ToBlueConicMapping } from '../model/toBlueConicMapping';
import type { MapRow, Warn } from '../run/mapRow';
import { brazeFieldReader, customAttributesOf, ownValue } from './brazeFieldReader';
import { compileIdentity, type Identity } from './identity';
import { compileRule, isOnce } from './propertyRule';
import { compileRemaining, type RemainingPlan } from './remainingFields';
import { isBlank } from './values/scalars';

/** What Braze knows a user by, the surest first. */
const sourceIds = ['braze_id', 'external_id'];

function sourceIdOf(user: unknown): string {
	for (const name of sourceIds) {
		const id = ownValue(user, name);
		if (typeof id === 'string' && !isBlank(id)) return id;
		if (typeof id === 'number' || typeof id === 'bigint') return String(id);
	}
	return '';
}

/** Writes what each mapping row sends of a user, in their order. */
function compileRows(
	{ rows, timeZone }: ToBlueConicMapping,
	{ properties }: Catalogue,
): (user: unknown, warn: Warn) => string[] {
	const compiled = rows.map(({ field, property, strategy, type }) => ({
		read: brazeFieldReader(field),
		write: compileRule({
			property,
			strategy,
			type,
			propertyType: properties?.get(property),
			timeZone,
		}),
	}));
	return (user, warn) => {
		const attributes = customAttributesOf(user);
		return compiled.map(({ read, write }) => write(read(user, attributes), warn));
	};
}

/** Compiles which identifiers are written as properties too: those that no mapping row writes. */
function compileCarried({ rows }: ToBlueConicMapping) {
	const placesOf = new Map<string, number[]>();
	for (const [place, { property }] of rows.entries()) {
		placesOf.set(property, [...(placesOf.get(property) ?? []), place]);
	}
	return ({ carried }: Identity, fields: readonly string[]): string => {
		let rules = '';
		for (const { property, rule } of carried) {
			const isWritten = placesOf.get(property)?.some((place) => fields[place] !== '');
			if (!isWritten) rules = listed(rules, rule);
		}
		return rules;
	};
}

/** Adds a rule to rules that are separated by commas; an empty one is none. */
function listed(rules: string, rule: string): string {
	if (rule === '') return rules;
	return rules === '' ? rule : `${rules},${rule}`;
}

/** Which fields may not be sent twice: of each mapping row, and of the remaining ones. */
function onceFieldsOf({ rows, remaining }: ToBlueConicMapping): readonly boolean[] {
	const strategies = [...rows, ...(remaining ? [remaining] : [])];
	return strategies.map(({ strategy }) => isOnce(strategy));
}

/**
 * Compiles an import goal's mapping to one function: a user of Braze's export in, the JSON text of
 * a bulk write's entry out (rest.apidoc.blueconic.com, PUT /profiles). A user without identifiers,
 * or without one of them where all must fit, is skipped. Identifiers are written as properties too,
 * so that a created profile carries them.
 */
export function compileToBlueConic(
	mapping: ToBlueConicMapping,
	catalogue: Catalogue = noCatalogue,
	remaining?: RemainingPlan,
): MapRow {
	const identify = compileIdentity(mapping, catalogue);
	const writeRows = compileRows(mapping, catalogue);
	const carriedOf = compileCarried(mapping);
	const writeRemaining = compileRemaining(mapping, catalogue, remaining);
	const onceFields = onceFieldsOf(mapping);
	const mayBeOnce = onceFields.includes(true);
	const strategy = `","strategy":"${mapping.allowCreation ? 'UPSERT' : 'UPDATE'}",`;
	// Webhooks on property changes would answer an import with another sync.
	const closing = '],"triggerOnPropertyChange":false}';

	return (user, { source, line }, warn) => {
		if (typeof user !== 'object' || user === null || Array.isArray(user)) {
			throw new RowError('notAUser', 'The row is no Braze user.');
		}
		const identity = identify(user, warn);
		if ('skip' in identity) return identity;
		const fields = writeRows(user, warn);
		let rules = carriedOf(identity, fields);
		if (writeRemaining) fields.push(writeRemaining(user, warn));
		for (const field of fields) rules = listed(rules, field);
		const opening = `{"identifier":"${newEntryIdentifier(source, line)}`;
		return {
			line: `${opening}${strategy}${identity.members}"properties":[${rules}${closing}`,
			once: mayBeOnce && fields.some((field, place) => field !== '' && onceFields[place]),
			sourceId: sourceIdOf(user),
			fields,
		};
	};
}
