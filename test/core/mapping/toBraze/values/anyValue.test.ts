import fc from 'fast-check';
import type { BrazeTarget } from '../../../../../core/mapping/model/brazeTarget';
import { propertyTypes, type PropertyType } from '../../../../../core/mapping/model/catalogue';
import { brazeValueTypes, updateStyles } from '../../../../../core/mapping/model/toBrazeMapping';
import {
	valueConverter,
	type ConvertedRow,
	type ValueSettings,
} from '../../../../../core/mapping/toBraze/values/valueConverter';
import { attributeChange } from '../../../../../sandbox/braze/attributes/attributeChange';
import { STANDARD_FIELDS } from '../../../../../sandbox/braze/attributes/standardFields';
import { TimeValue } from '../../../../../sandbox/braze/attributes/timeValue';
import { brazeValueDecisions } from '../../decisions/brazeValues';

const texts = fc.oneof(
	fc.constantFrom(...brazeValueDecisions.flatMap(({ values }) => values)),
	fc.string(),
	fc.string({ unit: 'binary', maxLength: 300 }),
	fc.json(),
	fc.bigInt().map(String),
	fc.double().map(String),
	fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
const values = fc.oneof(
	texts.map((text) => [text]),
	fc.array(texts, { maxLength: 30 }),
);
const attribute: BrazeTarget = { kind: 'customAttribute', name: 'plan' };
const standardFields = [...STANDARD_FIELDS.keys()].map(
	(name) => ({ kind: 'standard', name }) as const,
);
const targets = fc.constantFrom<BrazeTarget>(
	attribute,
	{ kind: 'nested', path: ['plan', 'name'] },
	{ kind: 'subscriptionGroup', id: 'a' },
	{ kind: 'standard', name: 'no_such_field' },
	...standardFields,
);
const rows = fc.record<ConvertedRow>({
	target: targets,
	type: fc.constantFrom(...brazeValueTypes),
	style: fc.constantFrom(...updateStyles),
	identifierKey: fc.constantFrom('id', '', '__proto__', 'a'),
});
const knownTypes = fc.constantFrom<(PropertyType | undefined)[]>(undefined, ...propertyTypes);
const settings = fc.record<ValueSettings>({
	timeZone: fc.constantFrom('UTC', 'Europe/Amsterdam', 'Pacific/Apia'),
	longestList: fc.constantFrom(1, 25, 100),
});

const inUtc: ValueSettings = { timeZone: 'UTC', longestList: 25 };

it('any values of any row become JSON, a warning, or nothing, and the same every time', () => {
	fc.assert(
		fc.property(rows, knownTypes, settings, values, (row, propertyType, given, from) => {
			const before = [...from];
			const result = valueConverter(row, propertyType, given)(from);
			expect(from).toEqual(before);
			expect(valueConverter(row, propertyType, given)(from)).toEqual(result);
			if (result === undefined) return;
			if ('json' in result) expect(JSON.parse(result.json)).toBeDefined();
			expect('json' in result || typeof result.warning === 'string').toBe(true);
			if ('warning' in result) expect(result.warning).toMatch(/^[a-z]+([A-Z][a-z]*)*$/);
		}),
		{ numRuns: 1_000 },
	);
});

/** An attribute of Braze that holds what the style changes. */
const held = {
	set: undefined,
	mergeObject: { z: 1 },
	increment: 1,
	addToList: ['z'],
	removeFromList: ['z'],
	addObjects: [{ id: 'z' }],
	updateObjects: [{ id: 'z' }],
	removeObjects: [{ id: 'z' }],
} as const;

const operators: Readonly<Record<string, string>> = {
	addToList: 'add',
	removeFromList: 'remove',
	addObjects: '$add',
	updateObjects: '$update',
	removeObjects: '$remove',
};

it('a custom attribute that is sent is one that the stand-in takes', () => {
	const attributeRows = rows.map((row) => ({ ...row, target: attribute, identifierKey: 'id' }));
	fc.assert(
		fc.property(attributeRows, knownTypes, settings, values, (row, propertyType, given, from) => {
			const result = valueConverter(row, propertyType, given)(from);
			if (!result || !('json' in result)) return;
			const operator = operators[row.style];
			const sent: unknown = JSON.parse(operator ? `{"${operator}":${result.json}}` : result.json);
			const changed = attributeChange(held[row.style], sent, {
				mergesObjects: true,
				maxListElements: given.longestList,
				emptyText: 'stored',
				forcedType: undefined,
			});
			expect(changed).toBeDefined();
			if (Array.isArray(sent) && !(changed instanceof TimeValue)) expect(changed).toEqual(sent);
		}),
		{ numRuns: 1_000 },
	);
});

it('a text stays a text: the stand-in takes none for a date unless that is meant', () => {
	fc.assert(
		fc.property(values, (from) => {
			const row = { target: attribute, type: 'text', style: 'set', identifierKey: '' } as const;
			const result = valueConverter(row, undefined, inUtc)(from);
			if (!result || !('json' in result)) return;
			const sent: unknown = JSON.parse(result.json);
			const rules = { maxListElements: 25, emptyText: 'stored', forcedType: undefined } as const;
			expect(attributeChange(undefined, sent, { ...rules, mergesObjects: false })).toBe(sent);
		}),
		{ numRuns: 1_000 },
	);
});

it('a standard field that is sent is one that the stand-in takes', () => {
	fc.assert(
		fc.property(fc.constantFrom(...standardFields), rows, values, ({ kind, name }, row, from) => {
			const target = { kind, name };
			const result = valueConverter({ ...row, target }, undefined, inUtc)(from);
			if (name === 'push_tokens' || !result || !('json' in result)) return;
			const field = STANDARD_FIELDS.get(name);
			const taken = field?.read(JSON.parse(result.json), Object({ coordinates: 'longitudeFirst' }));
			expect(taken ?? undefined).toBeDefined();
		}),
		{ numRuns: 1_000 },
	);
});
