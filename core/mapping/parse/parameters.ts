import { z } from 'zod';

import { brazeFieldOf } from '../model/brazeFieldText';
import type { BrazeField } from '../model/brazeField';
import type { BrazeTarget } from '../model/brazeTarget';
import { brazeTargetOf, dottedNames } from '../model/brazeTargetText';
import { profileSourceKinds, tellings } from '../model/profileSource';
import {
	blueConicValueTypes,
	identifierMatches,
	mergeStrategies,
} from '../model/toBlueConicMapping';
import {
	brazeIdentifiers,
	brazeValueTypes,
	emptyRules,
	unfitRules,
	updateStyles,
} from '../model/toBrazeMapping';

/** Workflows leave out what is at its default. */
const locator = z
	.object({ mode: z.string().default('list'), value: z.string().default('') })
	.default({ mode: 'list', value: '' })
	.transform(({ mode, value }) => ({ mode, value: value.trim() }));

const property = locator.transform(({ value }) => value);

const text = z.string().default('');
const trimmed = text.transform((value) => value.trim());

const rowsOf = <Row extends z.ZodType>(row: Row) =>
	z
		.object({ values: z.array(row).optional() })
		.default({})
		.transform(({ values }) => values ?? []);

const brazeField = locator.transform(({ mode, value }): BrazeField =>
	mode === 'customAttribute' ? { kind: 'customAttribute', name: value } : brazeFieldOf(value),
);

/** What a value means in a mode that says the kind; in all others the text says it. */
const targetModes: ReadonlyMap<string, (value: string) => BrazeTarget> = new Map([
	['customAttribute', (name: string): BrazeTarget => ({ kind: 'customAttribute', name })],
	[
		'nestedAttribute',
		(value: string): BrazeTarget => ({ kind: 'nested', path: dottedNames(value) }),
	],
	['subscriptionGroup', (id: string): BrazeTarget => ({ kind: 'subscriptionGroup', id })],
]);

const brazeTarget = locator.transform(({ mode, value }): BrazeTarget =>
	(targetModes.get(mode) ?? brazeTargetOf)(value),
);

const mappingAs = z.enum(['rows', 'table']).default('rows');
const timeZone = z
	.string()
	.default('UTC')
	.transform((value) => value.trim());

/** An import goal's parameters, as workflows store them. */
export const toBlueConicParameters = z.object({
	blueConicIdentifiers: rowsOf(
		z.object({
			brazeField,
			matchBy: z.enum(['property', 'profileId']).default('property'),
			property,
		}),
	),
	identifierMatch: z.enum(identifierMatches).default('any'),
	allowCreation: z.boolean().default(false),
	mappingAs,
	blueConicTable: text,
	blueConicMappings: rowsOf(
		z.object({
			brazeField,
			property,
			mergeStrategy: z.enum(mergeStrategies).default('set'),
			type: z.enum(blueConicValueTypes).default('automatic'),
		}),
	),
	addRemainingFields: z.boolean().default(false),
	remainingStrategy: z.enum(mergeStrategies).default('set'),
	remainingPrefix: trimmed,
	remainingLeaveOut: text,
	createProperties: z.boolean().default(false),
	options: z.object({ timeZone }).default({ timeZone: 'UTC' }),
});
export type ToBlueConicParameters = z.output<typeof toBlueConicParameters>;

const source = {
	source: z.enum(profileSourceKinds).default('property'),
	property,
	telling: z.enum(tellings).default('names'),
	chosenSegments: text,
	text,
};
export type SourceParameters = z.output<z.ZodObject<typeof source>>;

/** An export goal's parameters, as workflows store them. */
export const toBrazeParameters = z.object({
	brazeIdentifiers: rowsOf(
		z.object({
			identifier: z.enum(brazeIdentifiers).default('external_id'),
			aliasLabel: trimmed,
			...source,
		}),
	),
	allowCreation: z.boolean().default(false),
	mappingAs,
	brazeTable: text,
	brazeMappings: rowsOf(
		z.object({
			...source,
			brazeField: brazeTarget,
			updateStyle: z.enum(updateStyles).default('set'),
			type: z.enum(brazeValueTypes).default('automatic'),
			whenEmpty: z.enum(emptyRules).default('leave'),
			identifierKey: trimmed,
		}),
	),
	options: z
		.object({
			timeZone,
			whenUnfit: z.enum(unfitRules).default('leaveOut'),
			longestList: z.number().default(25),
		})
		.default({ timeZone: 'UTC', whenUnfit: 'leaveOut', longestList: 25 }),
});
export type ToBrazeParameters = z.output<typeof toBrazeParameters>;
