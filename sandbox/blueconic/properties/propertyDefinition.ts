import { z } from 'zod';

/** https://rest.apidoc.blueconic.com: SELECT is text, RANGE a whole number. */
export const filterType = z.enum(['RANGE', 'CURRENCY', 'DECIMAL', 'SELECT', 'EMAIL', 'DATETIME']);

export type FilterType = z.infer<typeof filterType>;

export const permissionLevel = z.enum(['DO_NOT_TRACK', 'ANONYMOUS', 'PERSONAL']);

export type PermissionLevel = z.infer<typeof permissionLevel>;

/** Which values a profile has after it was merged with another. */
export const mergeStrategy = z.enum([
	'BOTH',
	'SUM',
	'HIGHEST',
	'LOWEST',
	'LATEST',
	'OLDEST',
	'KEEP_CURRENT',
	'SYSTEM_DEFINED',
]);

export type MergeStrategy = z.infer<typeof mergeStrategy>;

const unit = z.object({
	id: z.string(),
	name: z
		.object({ label: z.array(z.object({ content: z.string(), locale: z.string() })) })
		.optional(),
});

const currency = z.object({
	isoCode: z.string(),
	name: z.string().optional(),
	precision: z.int().optional(),
	symbol: z.string().optional(),
});

/** What can be said of a property beside its id. */
export const propertyTraits = z.object({
	name: z.string().min(1),
	description: z.string(),
	filterType,
	/** A unique identifier: the only kind to match and search by. */
	indexed: z.boolean(),
	createNewProfile: z.boolean(),
	linkingGroupTypeId: z.string().optional(),
	mergeStrategy,
	permissionLevel,
	dataSensitivity: z.enum(['NON_PII', 'PII']),
	availableForSegmentation: z.boolean(),
	showInUI: z.boolean(),
	canRead: z.boolean(),
	canWrite: z.boolean(),
	precision: z.int(),
	unit: unit.optional(),
	currency: currency.optional(),
	range: z.object({ min: z.int().optional(), max: z.int().optional() }).optional(),
	tags: z.array(z.string()),
	values: z.array(z.string()),
	useValidation: z.boolean(),
});

export type PropertyTraits = z.infer<typeof propertyTraits>;

/** A profile property: https://rest.apidoc.blueconic.com (`profileProperty`) */
export interface PropertyDefinition extends PropertyTraits {
	readonly id: string;
	/** Kept by BlueConic: nobody else changes it or writes its values. */
	readonly system: boolean;
	readonly creationDate: string;
	readonly lastModifiedDate: string;
}

/** What a property is when nothing else is said: https://rest.apidoc.blueconic.com */
export const ORDINARY_TRAITS = {
	description: '',
	indexed: false,
	createNewProfile: false,
	dataSensitivity: 'NON_PII',
	availableForSegmentation: false,
	showInUI: true,
	canRead: false,
	canWrite: false,
	precision: 0,
	tags: [],
	values: [],
	useValidation: true,
} satisfies Partial<PropertyTraits>;
