import fc from 'fast-check';

import { entryIdentifier } from '../../../../core/blueconic/entryIdentifier';
import { RowError } from '../../../../core/flow/syncError';
import { propertyTypes } from '../../../../core/mapping/model/catalogue';
import {
	blueConicValueTypes,
	identifierMatches,
	mergeStrategies,
	type ToBlueConicMapping,
} from '../../../../core/mapping/model/toBlueConicMapping';
import { parseExact } from '../../../../core/mapping/run/exactJson';
import type { MappedRow } from '../../../../core/mapping/run/mapRow';
import { compileToBlueConic } from '../../../../core/mapping/toBlueConic/compileToBlueConic';
import { catalogueOf, custom, mappingWith, rulesOf, standard } from './testMapping';

const names = fc.oneof(
	fc.constantFrom('a', 'b', 'email', 'external_id', '__proto__', 'plan.name', 'custom_attributes'),
	fc.string({ maxLength: 4 }),
);

const fields = fc.oneof(
	names.map(standard),
	names.map(custom),
	fc.array(names, { maxLength: 3 }).map((path) => ({ kind: 'path' as const, path })),
	names.map((label) => ({ kind: 'alias' as const, label })),
	names.map((name) => ({ kind: 'event' as const, name, value: 'count' as const })),
	names.map((product) => ({ kind: 'purchase' as const, product, value: 'first' as const })),
	fc
		.record({ nameOrId: names, path: fc.array(names, { maxLength: 2 }) })
		.map((campaign) => ({ kind: 'campaign' as const, ...campaign })),
);

const mappings: fc.Arbitrary<ToBlueConicMapping> = fc.record({
	direction: fc.constant('toBlueConic' as const),
	identifiers: fc.array(
		fc.record({
			field: fields,
			target: fc.oneof(
				fc.constant({ kind: 'profileId' as const }),
				names.map((property) => ({ kind: 'property' as const, property })),
			),
		}),
		{ maxLength: 3 },
	),
	match: fc.constantFrom(...identifierMatches),
	allowCreation: fc.boolean(),
	rows: fc.array(
		fc.record({
			field: fields,
			property: names,
			strategy: fc.constantFrom(...mergeStrategies),
			type: fc.constantFrom(...blueConicValueTypes),
		}),
		{ maxLength: 5 },
	),
	remaining: fc.option(
		fc.record({
			strategy: fc.constantFrom(...mergeStrategies),
			prefix: fc.string({ maxLength: 3 }),
			leaveOut: fc.array(names, { maxLength: 2 }),
			createProperties: fc.boolean(),
		}),
		{ nil: undefined },
	),
	timeZone: fc.constantFrom('UTC', 'Europe/Amsterdam'),
});

const values = fc.oneof(fc.jsonValue(), fc.bigInt(), fc.double(), fc.constant('2026-01-01'));
const users = fc.oneof(
	fc.jsonValue(),
	fc.record(
		{
			external_id: values,
			email: values,
			braze_id: values,
			custom_events: values,
			user_aliases: fc.array(fc.record({ alias_name: values, alias_label: names })),
			custom_attributes: fc.oneof(values, fc.dictionary(names, values)),
		},
		{ requiredKeys: [] },
	),
);

const types = fc
	.array(fc.tuple(names, fc.constantFrom(...propertyTypes)))
	.map((entries) => new Map(entries));

const plans = fc.option(fc.record({ properties: types, seen: fc.array(names) }), {
	nil: undefined,
});

interface Outcome {
	readonly mapped: MappedRow | { readonly refused: string };
	readonly warnings: readonly string[];
}

it('any row of any mapping is mapped, skipped or refused, and always the same way', () => {
	fc.assert(
		fc.property(mappings, users, types, plans, (mapping, user, properties, plan) => {
			const catalogue = { ...catalogueOf({}), properties };
			const mapRow = compileToBlueConic(mapping, catalogue, plan);
			const outcome = (compiled = mapRow): Outcome => {
				const warnings: string[] = [];
				try {
					const mapped = compiled(user, { source: 3, line: 9 }, (kind, target) =>
						warnings.push(`${kind} (${target})`),
					);
					return { mapped, warnings };
				} catch (error) {
					if (!(error instanceof RowError)) throw error;
					return { mapped: { refused: error.reason }, warnings };
				}
			};
			const before = structuredClone(user);
			const { mapped, warnings } = outcome();
			expect(user).toEqual(before);
			expect(outcome()).toEqual({ mapped, warnings });
			expect(outcome(compileToBlueConic(mapping, catalogue, plan))).toEqual({ mapped, warnings });
			if (!('line' in mapped)) return;
			expect(mapped.line).not.toContain('\n');
			expect(entryIdentifier(Buffer.from(mapped.line))).toBe('3:9');
			const { properties: rules } = Object(parseExact(mapped.line));
			const isOnce = rules.some(({ strategy }: { strategy: string }) => strategy === 'INCREMENT');
			expect(mapped.once).toBe(isOnce);
			const texts = mapped.fields.filter((field) => field !== '');
			expect(mapped.line).toContain(texts.join(','));
			expect(mapped.fields).toHaveLength(mapping.rows.length + (mapping.remaining ? 1 : 0));
		}),
		{ numRuns: 500 },
	);
});

it('what is written is never blank, and empty only to clear', () => {
	const rows = mergeStrategies.flatMap((strategy) =>
		blueConicValueTypes.map((type) => ({
			field: custom('v'),
			property: `${strategy}_${type}`,
			strategy,
			type,
		})),
	);
	const mapRow = compileToBlueConic(mappingWith({ rows }));
	fc.assert(
		fc.property(values, (v) => {
			const mapped = mapRow(
				{ external_id: 'e', custom_attributes: { v } },
				{ source: 1, line: 1 },
				() => undefined,
			);
			for (const rule of Object(rulesOf(mapped))) {
				if (!rule.id.startsWith('clear')) expect(rule.values).not.toHaveLength(0);
				for (const one of rule.values) expect(one.trim()).not.toBe('');
			}
		}),
	);
});
