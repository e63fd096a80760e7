import { z } from 'zod';

import { countsSchema, kindsSchema } from '../../report/counts';
import { strangeObject } from './strangeObject';

const line = z.int().min(1);
const rangesSchema = z.array(z.tuple([line, line]));
const notesSchema = z.array(z.tuple([line, z.string(), z.string()]));

const settledSchema = z.object({
	lines: rangesSchema,
	/** Without `rejected` and `unknown`, which are the numbers of `refused` and `unknown`. */
	counts: countsSchema,
	/** Line, reason, message. */
	refused: notesSchema,
	unknown: notesSchema,
	skips: kindsSchema,
});

/** How rows of a part ended. */
export type Settled = z.infer<typeof settledSchema>;

/** A row that was refused, or is unknown: line, reason, message. */
export type LineNote = Settled['refused'][number];

const changesSchema = z.object({
	/** Lines whose request may leave once this is stored; of parts that may not be sent twice. */
	started: rangesSchema,
	/** Started lines that have surely not arrived: to be sent as if they had never been started. */
	returned: rangesSchema,
	settled: settledSchema,
});

/** What happened to rows of a part, in this order: settled, returned, started. */
export type LedgerChanges = z.infer<typeof changesSchema>;

const entrySchema = changesSchema.extend({
	/** Who wrote it, by chance: two senders never write the same. */
	by: z.string(),
	/** To whom the rows go. */
	target: z.string(),
	/** Checksum of the part. */
	sha256: z.string(),
});

/** One immutable object of a part's ledger. */
export type LedgerEntry = z.infer<typeof entrySchema>;

/**
 * An entry as it is stored.
 *
 * @throws ConfigurationError when the object is not what a delivery wrote.
 */
export function parseLedgerEntry(key: string, text: string): LedgerEntry {
	try {
		return entrySchema.parse(JSON.parse(text));
	} catch (error) {
		throw strangeObject(key, { cause: error });
	}
}
