import { valueAt, wayOf } from './jsonPointer';
import { asObject, objectsIn, type JsonObject } from './jsonValue';

/** Which way a body goes: fields may be there for answers or for requests only. */
export type Side = 'request' | 'answer';

/** Fields without which a body is no good, whatever the document says. */
export interface RequiredFields {
	/** The name below `#/components/schemas`. */
	readonly schema: string;
	readonly fields: readonly string[];
	/** Both sides when absent. */
	readonly side?: Side;
}

/** Beside `components`, the same schemas by name, closed: for those that no operation uses. */
export const CLOSED = 'closedSchemas';

const HIDDEN: Record<Side, string> = { request: 'readOnly', answer: 'writeOnly' };
const COMPOSED = ['allOf', 'oneOf', 'anyOf'] as const;
const SINGLE = ['items', 'additionalProperties'] as const;

/** Makes the schemas of one document strict, for one side. */
class Strictness {
	constructor(
		private readonly document: JsonObject,
		private readonly side: Side,
	) {}

	/** The schema where it is used: unknown fields are refused there. */
	closed(schema: unknown): unknown {
		const inside = asObject(this.inside(schema));
		if (!inside || !this.hasFields(schema)) return inside ?? schema;
		return { ...inside, unevaluatedProperties: false };
	}

	closedByName(schemas: JsonObject): JsonObject {
		const uses = Object.keys(schemas).map((name) => [
			name,
			this.closed({ $ref: `#/components/schemas/${name}` }),
		]);
		return Object.fromEntries(uses);
	}

	/** The schema with what is in it closed, itself left open for schemas that add to it. */
	inside(schema: unknown): unknown {
		const given = asObject(schema);
		if (!given) return schema;
		const closed: Record<string, unknown> = { ...given };
		for (const key of SINGLE) if (key in given) closed[key] = this.closed(given[key]);
		for (const key of COMPOSED) {
			if (key in given) closed[key] = objectsIn(given[key]).map((member) => this.inside(member));
		}
		const fields = asObject(given['properties']);
		if (!fields) return closed;
		const shown = Object.entries(fields).filter(([, field]) => !this.isHidden(field));
		const names = new Set(shown.map(([name]) => name));
		const required = Array.isArray(given['required']) ? given['required'] : [];
		return {
			...closed,
			properties: Object.fromEntries(shown.map(([name, field]) => [name, this.closed(field)])),
			required: required.filter((name) => names.has(name)),
		};
	}

	private target(schema: unknown): JsonObject | undefined {
		const given = asObject(schema);
		const reference = given?.['$ref'];
		return typeof reference === 'string'
			? this.target(valueAt(this.document, wayOf(reference)))
			: given;
	}

	private isHidden(field: unknown): boolean {
		const flag = HIDDEN[this.side];
		return asObject(field)?.[flag] === true || this.target(field)?.[flag] === true;
	}

	private hasFields(schema: unknown): boolean {
		const target = this.target(schema);
		if (!target) return false;
		if (asObject(target['properties'])) return true;
		return COMPOSED.some((key) => objectsIn(target[key]).some((one) => this.hasFields(one)));
	}
}

function withRequired(
	schemas: JsonObject,
	required: readonly RequiredFields[],
	side: Side,
): JsonObject {
	const demanded = required.filter((one) => (one.side ?? side) === side);
	const entries = Object.entries(schemas).map(([name, schema]) => {
		const fields = demanded.filter((one) => one.schema === name).flatMap((one) => one.fields);
		const given = asObject(schema) ?? {};
		const already = Array.isArray(given['required']) ? given['required'] : [];
		return [name, { ...given, required: [...new Set([...already, ...fields])] }];
	});
	return Object.fromEntries(entries);
}

/**
 * A copy of a document whose objects refuse unknown fields, have the required ones, and show only
 * the fields of one side: https://spec.openapis.org/oas/v3.1.1 (readOnly, writeOnly).
 */
export function strictDocument(
	document: JsonObject,
	required: readonly RequiredFields[],
	side: Side,
): JsonObject {
	const components = asObject(document['components']) ?? {};
	const schemas = withRequired(asObject(components['schemas']) ?? {}, required, side);
	const demanding = { ...document, components: { ...components, schemas } };
	const strictness = new Strictness(demanding, side);
	const inside = Object.entries(schemas).map(([name, one]) => [name, strictness.inside(one)]);
	return {
		...demanding,
		components: { ...components, schemas: Object.fromEntries(inside) },
		[CLOSED]: strictness.closedByName(schemas),
		paths: closedUses(document['paths'], strictness),
	};
}

/** Everything below `paths` as it is, the schemas used there closed. */
function closedUses(value: unknown, strictness: Strictness): unknown {
	if (Array.isArray(value)) return value.map((one) => closedUses(one, strictness));
	const object = asObject(value);
	if (!object) return value;
	const entries = Object.entries(object).map(([key, inner]) => [
		key,
		key === 'schema' ? strictness.closed(inner) : closedUses(inner, strictness),
	]);
	return Object.fromEntries(entries);
}
