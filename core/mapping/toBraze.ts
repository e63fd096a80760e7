import { RowError } from '../flow/syncError';
import { isBlank, toBrazeValue } from './brazeValues';
import type { MapRow } from './mapRow';
import type { ProfileSource, ToBrazeMapping } from './model';

interface Profile {
	readonly id: string;
	readonly properties: ReadonlyMap<string, readonly string[]>;
}

type ReadSource = (profile: Profile) => readonly string[];

const isTexts = (values: unknown): values is readonly string[] =>
	Array.isArray(values) && values.every((value) => typeof value === 'string');

const noProperties: Profile['properties'] = new Map();

/** A property without values is one that says nothing. */
function propertiesOf(listed: unknown): Profile['properties'] {
	if (!Array.isArray(listed)) throw new RowError('notAProfile', 'Its properties are no list.');
	const properties = new Map<string, readonly string[]>();
	for (const property of listed) {
		const { id, values = [] } = Object(property);
		if (typeof id !== 'string' || !isTexts(values)) {
			throw new RowError('notAProfile', 'One of its properties is no list of texts with an id.');
		}
		properties.set(id, values);
	}
	return properties;
}

/** By hand, not by a schema: this runs once a row. */
function parseProfile(row: unknown): Profile {
	if (typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') {
		throw new RowError('notAProfile', 'The row is no BlueConic profile.');
	}
	const properties = 'properties' in row ? propertiesOf(row.properties) : noProperties;
	return { id: row.id, properties };
}

function sourceReader(source: ProfileSource): ReadSource {
	if (source.kind === 'profileId') return ({ id }) => [id];
	if (source.kind === 'staticText') {
		const values = [source.text];
		return () => values;
	}
	return ({ properties }) => properties.get(source.property) ?? [];
}

/**
 * Compiles an export goal's mapping to one function: a BlueConic profile in, the JSON text of a
 * Braze attributes object out (braze.com/docs/api/objects_filters/user_attributes_object).
 * A profile without any of the identifiers is skipped.
 */
export function compileToBraze(mapping: ToBrazeMapping): MapRow {
	const identifiers = mapping.identifiers.map(({ source, ...rest }) => ({
		...rest,
		read: sourceReader(source),
	}));
	const rows = mapping.rows.map(({ source, ...rest }) => ({ ...rest, read: sourceReader(source) }));

	const identify = (profile: Profile): readonly [string, unknown] | undefined => {
		for (const { identifier, aliasLabel, read } of identifiers) {
			const value = read(profile).find((one) => !isBlank(one));
			if (value === undefined) continue;
			if (identifier !== 'user_alias') return [identifier, value];
			return [identifier, { alias_name: value, alias_label: aliasLabel }];
		}
		return undefined;
	};

	return (row, _origin, warn) => {
		const profile = parseProfile(row);
		const identity = identify(profile);
		if (!identity) return { skip: 'noIdentifier' };
		// A Map keeps names such as __proto__ as data; fromEntries defines, it does not assign.
		const attributes = new Map<string, unknown>([
			identity,
			['_update_existing_only', !mapping.allowCreation],
		]);
		let once = false;
		for (const row of rows) {
			const { name } = row.field;
			if (attributes.has(name)) continue;
			const converted = toBrazeValue(row.read(profile), row);
			if (converted?.warning) warn(converted.warning);
			if (!converted || !('value' in converted)) continue;
			attributes.set(name, converted.value);
			once ||= row.style === 'increment';
		}
		return { line: JSON.stringify(Object.fromEntries(attributes)), once };
	};
}
