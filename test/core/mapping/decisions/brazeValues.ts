import { dateDecisions } from './brazeValues/dates';
import type { BrazeValueDecision } from './brazeValues/decision';
import { listDecisions } from './brazeValues/lists';
import { nestedDecisions } from './brazeValues/nested';
import { numberDecisions } from './brazeValues/numbers';
import { objectDecisions } from './brazeValues/objects';
import { standardFieldDecisions } from './brazeValues/standardFields';
import { textDecisions } from './brazeValues/texts';

export type { BrazeValueDecision } from './brazeValues/decision';

/**
 * What values of BlueConic become in Braze, by where they go, by type and update style, and by the
 * kind of value. Dates without a zone are in UTC, a list holds 25 elements, and objects are told
 * apart by their `id`.
 */
export const brazeValueDecisions: readonly BrazeValueDecision[] = [
	...textDecisions,
	...numberDecisions,
	...dateDecisions,
	...listDecisions,
	...objectDecisions,
	...nestedDecisions,
	...standardFieldDecisions,
];
