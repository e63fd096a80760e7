import { isInArea } from './areas';
import { BLUECONIC_TABLES, blueConicContract, blueConicDocument } from './blueConicContract';
import { Contract } from '../openApi/contract';
import { contractTest } from './contractTest';
import { hasPlace, type Correction } from '../openApi/correction';
import { exampleBodies, type ExampleBody } from '../openApi/exampleBodies';
import { valueAt } from '../openApi/jsonPointer';
import { asObject } from '../openApi/jsonValue';
import { describeDocument } from '../openApi/openApiDocument';

/** Examples that contradict the document's schemas and its text: a lone object with `setProperties`. */
const WRONG_EXAMPLES = ['PUT /profiles request: Update objectives for a single profile'];

const ANY_ID = '00000000-0000-4000-8000-000000000000';

function examplesOfAreas(): readonly ExampleBody[] {
	return describeDocument(blueConicDocument()).operations.filter(isInArea).flatMap(exampleBodies);
}

function nameOf({ operation, status, name }: ExampleBody): string {
	return `${operation.name} ${status ?? 'request'}: ${name}`;
}

/** Whether an example is what the document says. */
function fits(contract: Contract, { operation, status, body }: ExampleBody): boolean {
	const message = { contentType: 'application/json', body: JSON.stringify(body) };
	const nothing = { contentType: '', body: '' };
	const violations = contract.violations({
		method: operation.method.toUpperCase(),
		path: `/rest/v2${operation.path.replaceAll(/\{[^}]+\}/g, ANY_ID)}`,
		request: status === undefined ? message : nothing,
		answer: status === undefined ? undefined : { ...message, status: Number(status), cut: false },
	});
	const side = status === undefined ? 'request' : 'answer';
	return violations.every((violation) => violation.side !== side);
}

function without(correction: Correction): Contract {
	const corrections = BLUECONIC_TABLES.corrections.filter((one) => one !== correction);
	return new Contract(blueConicDocument(), { ...BLUECONIC_TABLES, corrections });
}

contractTest("the document's own examples are what it says once corrected", async () => {
	expect(examplesOfAreas().length).toBeGreaterThan(20);
	const misfits = examplesOfAreas().filter((example) => !fits(blueConicContract(), example));
	expect(misfits.map(nameOf)).toEqual(WRONG_EXAMPLES);
});

for (const correction of BLUECONIC_TABLES.corrections) {
	const { at, document, evidence } = correction;
	contractTest(`the correction is needed: ${document}`, async () => {
		expect(hasPlace(blueConicDocument(), correction)).toBe(true);
		expect(valueAt(blueConicDocument(), at)).not.toEqual(correction.value);
		if (evidence === 'text') return;
		const examples = examplesOfAreas().filter((one) => !WRONG_EXAMPLES.includes(nameOf(one)));
		const contract = without(correction);
		expect(examples.every((example) => fits(contract, example))).toBe(false);
	});
}

contractTest('every required field is a field of the document', async () => {
	const missing = BLUECONIC_TABLES.required.flatMap(({ schema, fields }) => {
		const corrected = blueConicContract().fieldsOf(schema);
		return fields.filter((field) => !corrected.includes(field)).map((field) => [schema, field]);
	});
	expect(missing).toEqual([]);
});

contractTest('every status of the table is undeclared in the document', async () => {
	const { operations } = describeDocument(blueConicDocument());
	const declared = BLUECONIC_TABLES.undeclared.flatMap(({ status, operations: names }) =>
		names.filter((name) => {
			const operation = operations.find((one) => one.name === name);
			return asObject(operation?.responses)?.[String(status)] !== undefined || !operation;
		}),
	);
	expect(declared).toEqual([]);
});
