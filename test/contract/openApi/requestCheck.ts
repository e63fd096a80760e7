import type { Exchange, Message } from './exchange';
import type { Way } from './jsonPointer';
import { parsedJson } from './jsonValue';
import type { Operation, Parameter } from './openApiDocument';
import type { FoundOperation } from './operationSearch';
import type { Flaw, SchemaCheck } from './schemaCheck';

const FORM = 'application/x-www-form-urlencoded';

function at(place: string, flaws: readonly Flaw[]): readonly Flaw[] {
	return flaws.map(({ where, what }) => ({ where: `${place}${where}`.trim(), what }));
}

/** The way to an operation in the document. */
export function wayToOperation({ path, method }: Operation): Way {
	return ['paths', path, method];
}

/** A parameter's text as a value of its type. */
function typedValue(type: unknown, text: string): unknown {
	if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) {
		return Number(text);
	}
	if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
	return text;
}

function checkParameter(
	check: SchemaCheck,
	operation: Operation,
	{ name, schema, content, explode }: Parameter,
	texts: readonly string[],
): readonly Flaw[] {
	const way = [...wayToOperation(operation), 'parameters', name];
	const [contentType] = Object.keys(content ?? {});
	if (schema?.['type'] === 'array') {
		const values = explode ? texts : texts.flatMap((text) => text.split(','));
		return check.flaws([...way, 'schema'], values);
	}
	const [text = '', ...more] = texts;
	if (more.length > 0) return [{ where: '', what: 'is given more than once' }];
	if (contentType === undefined) {
		return check.flaws([...way, 'schema'], typedValue(schema?.['type'], text));
	}
	const parsed = parsedJson(text);
	if (!parsed) return [{ where: '', what: `is no ${contentType}` }];
	return check.flaws([...way, 'content', contentType, 'schema'], parsed.value);
}

function checkQuery(check: SchemaCheck, operation: Operation, path: string): readonly Flaw[] {
	const query = new URLSearchParams(path.split('?').slice(1).join('?'));
	const known = operation.parameters.filter((parameter) => parameter.in === 'query');
	const unknown = [...new Set(query.keys())].filter(
		(name) => !known.some((parameter) => parameter.name === name),
	);
	const flaws = known.flatMap((parameter) => {
		const place = `query ${parameter.name}`;
		if (query.has(parameter.name)) {
			const texts = query.getAll(parameter.name);
			return at(place, checkParameter(check, operation, parameter, texts));
		}
		return parameter.required ? [{ where: place, what: 'is missing' }] : [];
	});
	return [...unknown.map((name) => ({ where: `query ${name}`, what: 'is unknown' })), ...flaws];
}

function checkPath(check: SchemaCheck, { operation, pathValues }: FoundOperation): readonly Flaw[] {
	return operation.parameters
		.filter((parameter) => parameter.in === 'path')
		.flatMap((parameter) => {
			const text = pathValues.get(parameter.name) ?? '';
			return at(`path ${parameter.name}`, checkParameter(check, operation, parameter, [text]));
		});
}

function checkBody(
	check: SchemaCheck,
	operation: Operation,
	{ contentType, body }: Message,
): readonly Flaw[] {
	const { requestBody } = operation;
	if (body === '') return requestBody?.required ? [{ where: 'body', what: 'is missing' }] : [];
	if (!requestBody) return [{ where: 'body', what: 'is not taken' }];
	const [type = ''] = contentType.split(';');
	if (!requestBody.content[type]) {
		return [{ where: 'content type', what: `is '${type}'` }];
	}
	const way = [...wayToOperation(operation), 'requestBody', 'content', type, 'schema'];
	if (type === FORM) {
		return at('form ', check.flaws(way, Object.fromEntries(new URLSearchParams(body))));
	}
	const parsed = parsedJson(body);
	return parsed
		? at('body ', check.flaws(way, parsed.value))
		: [{ where: 'body', what: 'is no JSON' }];
}

/** What is wrong with a request to an operation. */
export function checkRequest(
	check: SchemaCheck,
	found: FoundOperation,
	{ path, request }: Exchange,
): readonly Flaw[] {
	return [
		...checkPath(check, found),
		...checkQuery(check, found.operation, path),
		...checkBody(check, found.operation, request),
	];
}
