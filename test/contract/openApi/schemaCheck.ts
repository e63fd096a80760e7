import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { pointerTo, type Way } from './jsonPointer';
import type { JsonObject } from './jsonValue';

/** Where in a value something is wrong, and what. */
export interface Flaw {
	readonly where: string;
	readonly what: string;
}

/** What ajv says of some keywords, with the name it speaks of. */
const NAMES: Readonly<Record<string, string>> = {
	unevaluatedProperties: 'unevaluatedProperty',
	enum: 'allowedValues',
};

function whatIsWrong({ keyword, message = '', params }: ErrorObject): string {
	const name = NAMES[keyword];
	return name === undefined ? message : `${message}: ${String(params[name])}`;
}

/** One flaw for the same field of all items of a list. */
function withoutPlaces(path: string): string {
	return path.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

/** Checks values against the schemas that lie in one document. */
export class SchemaCheck {
	private readonly ajv = new Ajv2020({
		allErrors: true,
		strict: false,
		validateSchema: false,
		logger: false,
	});
	private readonly compiled = new Map<string, ValidateFunction>();

	constructor(private readonly document: JsonObject) {
		addFormats(this.ajv);
		this.ajv.addSchema({ ...document, $id: 'document' });
	}

	/** What is wrong with a value by the schema at a place of the document. */
	flaws(way: Way, value: unknown): readonly Flaw[] {
		const validate = this.at(pointerTo(this.document, way));
		if (validate(value)) return [];
		const flaws = (validate.errors ?? []).map((error) => ({
			where: withoutPlaces(error.instancePath),
			what: whatIsWrong(error),
		}));
		return [...new Map(flaws.map((flaw) => [`${flaw.where} ${flaw.what}`, flaw])).values()];
	}

	private at(pointer: string): ValidateFunction {
		const known = this.compiled.get(pointer);
		if (known) return known;
		const validate = this.ajv.compile({ $ref: `document#${pointer}` });
		this.compiled.set(pointer, validate);
		return validate;
	}
}
