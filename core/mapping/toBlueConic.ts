import { incrementStrategy, type BulkStrategy } from '../blueconic/bulkStrategies';
import { newEntryIdentifier } from '../blueconic/entryIdentifier';
import { RowError } from '../flow/syncError';
import { toBlueConicAddend, toBlueConicValues } from './blueConicValues';
import { brazeFieldReader } from './brazeFieldReader';
import type { MapRow } from './mapRow';
import type { MergeStrategy, ToBlueConicMapping } from './model';

/** A rule of a bulk write: values and how they meet what is there. */
interface PropertyRule {
	readonly id: string;
	readonly values: readonly string[];
	readonly strategy: BulkStrategy;
}

/** BlueConic's strategy for a value, and for an empty one (rest.apidoc.blueconic.com, PUT /profiles). */
const strategies: Readonly<
	Record<MergeStrategy, { readonly filled: BulkStrategy; readonly clearsWhenEmpty: boolean }>
> = {
	set: { filled: 'SET', clearsWhenEmpty: false },
	add: { filled: 'ADD', clearsWhenEmpty: false },
	sum: { filled: incrementStrategy, clearsWhenEmpty: false },
	setIfEmpty: { filled: 'SET_IF_EMPTY', clearsWhenEmpty: false },
	clear: { filled: 'SET', clearsWhenEmpty: true },
};

/**
 * Compiles an import goal's mapping to one function: a user of Braze's export in, the JSON text of
 * a bulk write's entry out. A user without any of the identifiers is skipped. Identifiers are
 * written as properties too, so that a created profile carries them.
 */
export function compileToBlueConic(mapping: ToBlueConicMapping): MapRow {
	const strategy = mapping.allowCreation ? 'UPSERT' : 'UPDATE';
	const identifiers = mapping.identifiers.map(({ field, property }) => ({
		property,
		read: brazeFieldReader(field),
	}));
	const rows = mapping.rows.map(({ field, property, type, strategy: merge }) => ({
		property,
		...strategies[merge],
		read: brazeFieldReader(field),
		convert:
			merge === 'sum' ? toBlueConicAddend : (value: unknown) => toBlueConicValues(value, type),
	}));
	const mayIncrement = rows.some(({ filled }) => filled === incrementStrategy);

	const identify = (user: unknown): { id: string; value: string }[] =>
		identifiers.flatMap(({ property, read }) => {
			const converted = toBlueConicValues(read(user), 'text');
			const value = converted && 'value' in converted ? converted.value[0] : undefined;
			return value === undefined ? [] : [{ id: property, value }];
		});

	const rules = (user: unknown, warn: (kind: string) => void): PropertyRule[] =>
		rows.flatMap((row) => {
			const converted = row.convert(row.read(user));
			if (converted?.warning) warn(converted.warning);
			if (converted && 'value' in converted) {
				return [{ id: row.property, values: converted.value, strategy: row.filled }];
			}
			const isEmpty = converted === undefined;
			return isEmpty && row.clearsWhenEmpty
				? [{ id: row.property, values: [], strategy: 'SET' as const }]
				: [];
		});

	return (row, origin, warn) => {
		if (typeof row !== 'object' || row === null || Array.isArray(row)) {
			throw new RowError('notAUser', 'The row is no Braze user.');
		}
		const identity = identify(row);
		if (identity.length === 0) return { skip: 'noIdentifier' };
		const mapped = rules(row, warn);
		const mappedProperties = new Set(mapped.map(({ id }) => id));
		const carried = identity
			.filter(
				({ id }, place) =>
					!mappedProperties.has(id) && identity.findIndex((one) => one.id === id) === place,
			)
			.map(({ id, value }): PropertyRule => ({ id, values: [value], strategy: 'SET' }));
		return {
			line: JSON.stringify({
				identifier: newEntryIdentifier(origin.source, origin.line),
				strategy,
				matching: identity.map((one) => [one]),
				properties: [...carried, ...mapped],
				// Webhooks on property changes would answer an import with another sync.
				triggerOnPropertyChange: false,
			}),
			once: mayIncrement && mapped.some((rule) => rule.strategy === incrementStrategy),
		};
	};
}
