import { z } from 'zod';

import { excerpt } from '../flow/redact';
import { KindCounter, type CountName } from '../report/counts';
import type { BatchOutcome } from '../stage/delivery';

const resultSchema = z.object({
	identifier: z.string().nullish(),
	state: z.string(),
	validationErrors: z.record(z.string(), z.array(z.string())).nullish(),
});

/** Answer of a bulk write: one element an entry. */
export const bulkResultSchema = z.array(resultSchema);

type BulkResult = z.infer<typeof resultSchema>;

/** How each state counts (rest.apidoc.blueconic.com, PUT /profiles). */
const countsOfState: Readonly<Record<string, readonly CountName[]>> = {
	CREATED: ['accepted', 'created'],
	MODIFIED: ['accepted', 'updated'],
	UNCHANGED: ['unchanged'],
	SKIPPED: ['skipped'],
	NOTFOUND: ['skipped'],
	CONSENT_MISMATCH: ['skipped'],
	RESTRICTION_MISMATCH: ['skipped'],
};

const unknownNames: readonly CountName[] = ['unknown'];

const namesOf = (state: string): readonly CountName[] =>
	(Object.hasOwn(countsOfState, state) && countsOfState[state]) || unknownNames;

/**
 * Why an entry was refused, or `undefined` when it was not. An entry with validation errors counts
 * as refused: part of it was not written.
 */
function refusalOf(result: BulkResult): { reason: string; message: string } | undefined {
	const invalid = Object.entries(result.validationErrors ?? {});
	if (invalid.length > 0) {
		const told = invalid.map(([property, texts]) => `${property}: ${texts.join(', ')}`);
		return { reason: 'blueConicValidation', message: excerpt(told.join('; ')) };
	}
	if (result.state === 'UNAUTHORIZED') {
		return {
			reason: 'blueConicUnauthorized',
			message: `The application's user may not write these properties: give its role access to them in BlueConic.`,
		};
	}
	return undefined;
}

/**
 * What became of a bulk write's entries. Each element names its entry by the identifier that was
 * sent with it; entries that no element names, or with a state that is not documented, are unknown.
 */
export function bulkOutcome(
	results: readonly BulkResult[],
	identifiers: readonly string[],
): BatchOutcome {
	const byIdentifier = new Map(results.map((result) => [result.identifier, result]));
	const tally: Partial<Record<CountName, number>> = {};
	const refused = new Map<number, { reason: string; message: string }>();
	const skips = new KindCounter();
	for (const [place, identifier] of identifiers.entries()) {
		const result = byIdentifier.get(identifier);
		const refusal = result && refusalOf(result);
		if (refusal) {
			refused.set(place, refusal);
			continue;
		}
		const names = result ? namesOf(result.state) : unknownNames;
		for (const name of names) tally[name] = (tally[name] ?? 0) + 1;
		if (result && names[0] === 'skipped') skips.add(result.state);
	}
	return { counts: tally, refused, skips: skips.kinds() };
}
