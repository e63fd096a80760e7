import fc from 'fast-check';

import { RowError } from '../../../../core/flow/syncError';
import type { BrazeTarget } from '../../../../core/mapping/model/brazeTarget';
import { propertyTypes, type Catalogue } from '../../../../core/mapping/model/catalogue';
import { tellings, type ProfileSource } from '../../../../core/mapping/model/profileSource';
import {
	brazeIdentifiers,
	brazeValueTypes,
	emptyRules,
	unfitRules,
	type ToBrazeMapping,
	type ToBrazeRow,
	type UpdateStyle,
} from '../../../../core/mapping/model/toBrazeMapping';
import type { MappedRow } from '../../../../core/mapping/run/mapRow';
import { compileToBraze } from '../../../../core/mapping/toBraze/compileToBraze';
import { custom, group, nested, standard } from './mappedProfile';

const ids = ['a', 'b', 'email', 'points', '__proto__', 'constructor', 'interactions_viewed'];
const anyId = fc.constantFrom(...ids);

const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 6 }),
	fc.oneof(fc.integer(), fc.double(), fc.bigInt()).map(String),
	fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
	fc.json({ maxDepth: 2 }),
	fc.constantFrom('', ' ', 'yes', 'a@b.c', '+31201234567', 'subscribed', 'x'.repeat(300), 'NL'),
);

const sometimes = <Value>(value: fc.Arbitrary<Value>) =>
	fc.oneof({ weight: 40, arbitrary: value }, { weight: 1, arbitrary: fc.jsonValue() });

const anyProfile = fc.record(
	{
		id: sometimes(fc.string({ minLength: 1, maxLength: 4 })),
		properties: fc.array(
			sometimes(fc.record({ id: anyId, values: fc.array(anyText, { maxLength: 3 }) })),
			{ maxLength: 5 },
		),
		segments: sometimes(
			fc.array(fc.oneof(anyId, fc.record({ id: anyId, name: anyText }, { requiredKeys: ['id'] }))),
		),
		permissions: sometimes(fc.record({ level: anyText })),
		consentedObjectives: sometimes(fc.array(anyId)),
		refusedObjectives: sometimes(fc.array(anyId)),
	},
	{ requiredKeys: ['id'] },
);

const anyTelling = fc.constantFrom(...tellings);
const anySource: fc.Arbitrary<ProfileSource> = fc.oneof(
	fc.record({ kind: fc.constant('property' as const), property: anyId }),
	fc.record({ kind: fc.constant('profileId' as const) }),
	fc.record({ kind: fc.constant('permissionLevel' as const) }),
	fc.record({ kind: fc.constant('staticText' as const), text: anyText }),
	fc.record({
		kind: fc.constant('segments' as const),
		as: anyTelling,
		chosen: fc.array(anyId, { maxLength: 2 }),
	}),
	fc.record({
		kind: fc.constantFrom(
			'viewedInteractions' as const,
			'consentedObjectives' as const,
			'refusedObjectives' as const,
		),
		as: anyTelling,
	}),
);

/** Rows of one attribute by its style, or styles. */
const targetsOfStyles: readonly (readonly [readonly UpdateStyle[], readonly BrazeTarget[]])[] = [
	[['set'], [custom('set'), custom('__proto__'), custom('external_id'), custom('a "name"\n')]],
	[['set'], ['country', 'dob', 'language', 'gender', 'email', 'first_name'].map(standard)],
	[['set'], [group('g-1'), group('g-2')]],
	[['increment'], [custom('constructor')]],
	[['addToList', 'removeFromList'], [custom('tags')]],
	[['addObjects', 'removeObjects'], [custom('pets')]],
	[['updateObjects'], [custom('toString')]],
	[['mergeObject'], [nested('plan', 'name'), nested('plan', '__proto__', 'in'), custom('object')]],
];
const targets = targetsOfStyles.flatMap(([styles, all]) =>
	all.flatMap((target) => styles.map((style) => ({ target, style }))),
);

/** Null inside an object would drop it, and a change of a list cannot be one. */
const canClear = ({ kind }: BrazeTarget, style: UpdateStyle): boolean =>
	['standard', 'customAttribute'].includes(kind) && ['set', 'mergeObject'].includes(style);

const anyRows: fc.Arbitrary<readonly ToBrazeRow[]> = fc
	.shuffledSubarray([...targets])
	.chain((some) =>
		fc.tuple(
			...some.map(({ target, style }) =>
				fc.record({
					source: anySource,
					target: fc.constant(target),
					style: fc.constant(style),
					type: fc.constantFrom(...brazeValueTypes),
					whenEmpty: canClear(target, style)
						? fc.constantFrom(...emptyRules)
						: fc.constant('leave' as const),
					identifierKey: fc.constant('id'),
				}),
			),
		),
	);

const anyMapping: fc.Arbitrary<ToBrazeMapping> = fc.record({
	direction: fc.constant('toBraze' as const),
	identifiers: fc.array(
		fc.record({
			identifier: fc.constantFrom(
				...brazeIdentifiers,
				'external_id' as const,
				'user_alias' as const,
			),
			aliasLabel: fc.constant('crm'),
			source: anySource,
		}),
		{ minLength: 1, maxLength: 3 },
	),
	allowCreation: fc.boolean(),
	rows: anyRows,
	whenUnfit: fc.constantFrom(...unfitRules, 'leaveOut' as const),
	timeZone: fc.constantFrom('UTC', 'Europe/Amsterdam'),
	longestList: fc.integer({ min: 1, max: 3 }),
});

const anyNames = fc.array(fc.tuple(anyId, anyText)).map((names) => new Map(names));
const anyCatalogue: fc.Arbitrary<Catalogue> = fc.record({
	properties: fc.option(
		fc.array(fc.tuple(anyId, fc.constantFrom(...propertyTypes))).map((types) => new Map(types)),
		{ nil: undefined },
	),
	interactionNames: anyNames,
	objectiveNames: anyNames,
});

/** A mapped or skipped row, or the refusal; anything else that is thrown is a fault. */
function outcomeOf(map: ReturnType<typeof compileToBraze>, row: unknown): MappedRow | RowError {
	try {
		return map(row, { source: 1, line: 1 }, () => undefined);
	} catch (error) {
		if (error instanceof RowError) return error;
		throw error;
	}
}

it.each<[string, fc.Arbitrary<unknown>]>([
	['any JSON', fc.jsonValue()],
	['any profile', anyProfile],
])('%s becomes one line, is skipped or refused, and stays as it was', (_case, anyRow) => {
	fc.assert(
		fc.property(anyMapping, anyCatalogue, anyRow, (mapping, catalogue, row) => {
			const copy = structuredClone(row);
			const map = compileToBraze(mapping, catalogue);
			const outcome = outcomeOf(map, row);
			expect(row).toEqual(copy);
			expect(outcomeOf(map, row)).toEqual(outcome);
			if (outcome instanceof RowError || 'skip' in outcome) return;
			expect(outcome.line).not.toContain('\n');
			const sent: object = JSON.parse(outcome.line);
			expect(outcome.fields).toHaveLength(mapping.rows.length);
			for (const field of outcome.fields) if (field !== '') JSON.parse(field);
			expect(sent).toHaveProperty('_update_existing_only', !mapping.allowCreation);
			expect(outcome.once).toBe(
				mapping.rows.some(
					({ style }, position) =>
						['increment', 'addObjects'].includes(style) && outcome.fields[position] !== '',
				),
			);
		}),
		{ numRuns: 500 },
	);
});

it('of any profile only the first rows of a target count, and no key comes twice', () => {
	fc.assert(
		fc.property(anyMapping, anyProfile, (mapping, row) => {
			const rows = [...mapping.rows, ...mapping.rows];
			const once = outcomeOf(compileToBraze(mapping), row);
			const twice = outcomeOf(compileToBraze({ ...mapping, rows }), row);
			if (once instanceof RowError || 'skip' in once) return;
			const isGroup = mapping.rows.some(({ target }) => target.kind === 'subscriptionGroup');
			if (!isGroup) expect(twice).toMatchObject({ line: once.line });
		}),
	);
});
