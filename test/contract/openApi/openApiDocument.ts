import { z } from 'zod';
import type { JsonObject } from './jsonValue';

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.looseObject({ schema: schema.optional() }));

const parameter = z.looseObject({
	name: z.string(),
	in: z.enum(['query', 'path', 'header', 'cookie']),
	required: z.boolean().default(false),
	schema: schema.optional(),
	/** Instead of `schema`: the value is a text of this content type. */
	content: content.optional(),
	explode: z.boolean().default(true),
});

const operation = z.looseObject({
	parameters: z.array(parameter).default([]),
	requestBody: z.looseObject({ required: z.boolean().default(false), content }).optional(),
	responses: z.record(z.string(), z.looseObject({ content: content.default({}) })),
});

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;
const pathItem = z.looseObject(
	Object.fromEntries(METHODS.map((method) => [method, operation.optional()])),
);

const documentShape = z.looseObject({
	openapi: z.string().startsWith('3.1'),
	servers: z.array(z.looseObject({ url: z.string() })).min(1),
	paths: z.record(z.string(), pathItem),
});

/** A parameter as the document describes it: https://spec.openapis.org/oas/v3.1.1 */
export type Parameter = z.output<typeof parameter>;

type OperationItem = z.output<typeof operation>;

/** What can be sent to one method of one path. */
export interface Operation extends OperationItem {
	/** Such as `PUT /profiles`. */
	readonly name: string;
	readonly method: string;
	/** With the names of its parameters, such as `/segments/{segment}/profiles`. */
	readonly path: string;
}

/** What of an OpenAPI document is needed to hold exchanges against it. */
export interface Description {
	/** What all paths begin with, such as `/rest/v2`. */
	readonly basePath: string;
	readonly operations: readonly Operation[];
}

/**
 * Reads an OpenAPI 3.1 document.
 *
 * @throws ZodError when it is none.
 */
export function describeDocument(document: JsonObject): Description {
	const { servers, paths } = documentShape.parse(document);
	const operations = Object.entries(paths).flatMap(([path, item]) =>
		METHODS.flatMap((method) => {
			const found = operation.optional().parse(item[method]);
			return found ? [{ ...found, name: `${method.toUpperCase()} ${path}`, method, path }] : [];
		}),
	);
	const basePath = servers[0]?.url.replace(/^https?:\/\/[^/]+/, '').replace(/\/$/, '') ?? '';
	return { basePath, operations };
}
