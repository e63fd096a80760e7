import { readFileSync } from 'node:fs';
import { BLUECONIC_CORRECTIONS } from './corrections';
import { BLUECONIC_REQUIRED } from './requiredFields';
import { BLUECONIC_UNDECLARED } from './undeclaredStatuses';
import { Contract, type ContractTables } from '../openApi/contract';
import { asObject, parsedJson, type JsonObject } from '../openApi/jsonValue';

/** The path of a copy of BlueConic's OpenAPI document: https://github.com/blueconic/openapi */
const path = process.env['BLUECONIC_OPENAPI'] ?? '';

export const BLUECONIC_TABLES: ContractTables = {
	corrections: BLUECONIC_CORRECTIONS,
	required: BLUECONIC_REQUIRED,
	undeclared: BLUECONIC_UNDECLARED,
	errorSchema: 'ErrorRequestBean',
};

/** Whether there is a document to hold exchanges against. */
export const hasBlueConicDocument = path !== '';

/**
 * BlueConic's document as it is published.
 *
 * @throws Error when `BLUECONIC_OPENAPI` names no readable JSON file.
 */
export function blueConicDocument(): JsonObject {
	const document = asObject(parsedJson(readFileSync(path, 'utf8'))?.value);
	if (document) return document;
	throw new Error(`BLUECONIC_OPENAPI names '${path}', which is no JSON object`);
}

let contract: Contract | undefined;

/** BlueConic's document, corrected and made strict. */
export function blueConicContract(): Contract {
	contract ??= new Contract(blueConicDocument(), BLUECONIC_TABLES);
	return contract;
}
