import { asObject, objectsIn, parsedJson, type JsonObject } from './jsonValue';
import type { Operation } from './openApiDocument';

/** A body that a document gives as an example for one of its operations. */
export interface ExampleBody {
	readonly operation: Operation;
	/** `undefined` for a request. */
	readonly status: string | undefined;
	readonly name: string;
	readonly body: unknown;
}

/** Examples are texts with JSON in them, some with one backslash too many. */
function bodyOf(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const repaired = value
		.replaceAll(String.raw`\\"`, String.raw`\"`)
		.replaceAll(String.raw`\$`, '$');
	return (parsedJson(value) ?? parsedJson(repaired))?.value;
}

function examplesIn(content: JsonObject): readonly (readonly [string, unknown])[] {
	return objectsIn(Object.values(content)).flatMap((media) =>
		Object.entries(asObject(media['examples']) ?? {}).map(
			([name, example]) => [name, bodyOf(asObject(example)?.['value'])] as const,
		),
	);
}

/** The example requests and answers of an operation. */
export function exampleBodies(operation: Operation): readonly ExampleBody[] {
	const requests = examplesIn(operation.requestBody?.content ?? {});
	const answers = Object.entries(operation.responses).flatMap(([status, { content }]) =>
		examplesIn(content).map(([name, body]) => ({ operation, status, name, body })),
	);
	return [
		...requests.map(([name, body]) => ({ operation, status: undefined, name, body })),
		...answers,
	];
}
