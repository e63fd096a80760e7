import type { Answer } from './exchange';
import { parsedJson } from './jsonValue';
import type { Operation } from './openApiDocument';
import { wayToOperation } from './requestCheck';
import type { Flaw, SchemaCheck } from './schemaCheck';
import { CLOSED } from './strictDocument';
import type { UndeclaredStatus } from './undeclaredStatus';

const JSON_TYPE = 'application/json';

/** What an answer may be though the document does not say so. */
export interface AnswerTables {
	readonly undeclared: readonly UndeclaredStatus[];
	readonly errorSchema: string;
}

function isExpected(
	undeclared: readonly UndeclaredStatus[],
	{ name }: Operation,
	status: number,
): boolean {
	return undeclared.some((one) => one.status === status && one.operations.includes(name));
}

/** What is wrong with an operation's answer. */
export function checkAnswer(
	check: SchemaCheck,
	operation: Operation,
	{ status, contentType, body, cut }: Answer,
	{ undeclared, errorSchema }: AnswerTables,
): readonly Flaw[] {
	const declared = operation.responses[String(status)];
	if (!declared && !isExpected(undeclared, operation, status)) {
		return [{ where: 'status', what: `${status} is not declared` }];
	}
	if (cut) return [];
	const types = Object.keys(declared?.content ?? {});
	const declaresNoBody = types.length === 0;
	if (declaresNoBody && status < 400) {
		return body === '' ? [] : [{ where: 'body', what: 'is not declared' }];
	}
	if (declaresNoBody && body === '') return [];
	const [type = ''] = contentType.split(';');
	if (!(declaresNoBody ? [JSON_TYPE] : types).includes(type)) {
		return [{ where: 'content type', what: `is '${type}'` }];
	}
	const way = declaresNoBody
		? [CLOSED, errorSchema]
		: [...wayToOperation(operation), 'responses', String(status), 'content', type, 'schema'];
	const parsed = parsedJson(body);
	if (!parsed) return [{ where: 'body', what: 'is no JSON' }];
	return check
		.flaws(way, parsed.value)
		.map(({ where, what }) => ({ where: `body ${where}`.trim(), what }));
}
