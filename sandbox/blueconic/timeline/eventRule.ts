import { z } from 'zod';

/** Strategies of a field's values: the first three of plain fields, the others of nested ones. */
const dataStrategy = z.enum(['ADD', 'SET', 'SET_IF_EMPTY', 'UPSERT', 'UPDATE', 'DELETE']);

export type DataStrategy = z.infer<typeof dataStrategy>;

/** What is to become of one field of an event; a value may be anything yet. */
export interface DataRule {
	readonly id: string;
	readonly values: readonly unknown[];
	readonly strategy?: DataStrategy;
}

export const dataRule: z.ZodType<DataRule> = z.object({
	id: z.string(),
	values: z.array(z.unknown()),
	strategy: dataStrategy.optional(),
});

/** A timeline entry of a bulk request: https://rest.apidoc.blueconic.com (`event`) */
export const eventRule = z.object({
	id: z.string().min(1).optional(),
	eventTypeId: z.string(),
	date: z.string().optional(),
	identifier: z.string().optional(),
	strategy: z.enum(['SET', 'UPSERT', 'UPDATE', 'DELETE']).default('SET'),
	data: z.array(dataRule).default([]),
});

export type EventRule = z.infer<typeof eventRule>;
