import { asObject, type JsonObject } from './jsonValue';

/** The way to a value in a document, from the top; a parameter of a list is named by its name. */
export type Way = readonly string[];

/** The way of a `$ref` within the document. */
export function wayOf(pointer: string): Way {
	const steps = pointer.split('/').slice(1);
	return steps.map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function placeIn(list: readonly unknown[], step: string): number {
	const named = list.findIndex((one) => asObject(one)?.['name'] === step);
	return named === -1 ? Number(step) : named;
}

/** A JSON pointer as `$ref` has it: https://www.rfc-editor.org/rfc/rfc6901#section-6 */
export function pointerTo(document: unknown, way: Way): string {
	const [step, ...rest] = way;
	if (step === undefined) return '';
	const place = Array.isArray(document) ? String(placeIn(document, step)) : step;
	const escaped = encodeURIComponent(place.replaceAll('~', '~0').replaceAll('/', '~1'));
	return `/${escaped}${pointerTo(valueAt(document, [step]), rest)}`;
}

/** The value at a place; `undefined` when the document has no such place. */
export function valueAt(document: unknown, way: Way): unknown {
	const [step, ...rest] = way;
	if (step === undefined) return document;
	const inner: unknown = Array.isArray(document)
		? document[placeIn(document, step)]
		: asObject(document)?.[step];
	return inner === undefined ? undefined : valueAt(inner, rest);
}

function withValue(document: unknown, [step, ...rest]: Way, value: unknown): unknown {
	if (step === undefined) return value;
	if (Array.isArray(document)) {
		const place = placeIn(document, step);
		return document.map((one, index) => (index === place ? withValue(one, rest, value) : one));
	}
	const { [step]: inner, ...others } = asObject(document) ?? {};
	const changed = withValue(inner, rest, value);
	return changed === undefined ? others : { ...others, [step]: changed };
}

/** A copy of the document with another value at one place; `undefined` takes the place away. */
export function withValueAt(document: JsonObject, way: Way, value: unknown): JsonObject {
	return asObject(withValue(document, way, value)) ?? {};
}
