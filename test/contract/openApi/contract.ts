import { checkAnswer } from './answerCheck';
import { correctedDocument, type Correction } from './correction';
import type { Exchange, Violation } from './exchange';
import { valueAt } from './jsonPointer';
import { asObject, type JsonObject } from './jsonValue';
import { describeDocument, type Description } from './openApiDocument';
import { findOperation } from './operationSearch';
import { checkRequest } from './requestCheck';
import { SchemaCheck } from './schemaCheck';
import { strictDocument, type RequiredFields } from './strictDocument';
import type { UndeclaredStatus } from './undeclaredStatus';

/** What is held against a document beyond what it says. */
export interface ContractTables {
	readonly corrections: readonly Correction[];
	readonly required: readonly RequiredFields[];
	readonly undeclared: readonly UndeclaredStatus[];
	/** The schema of an error's body where the document declares none. */
	readonly errorSchema: string;
}

/** An OpenAPI document that exchanges are held against. */
export class Contract {
	private readonly corrected: JsonObject;
	private readonly description: Description;
	private readonly requests: SchemaCheck;
	private readonly answers: SchemaCheck;

	constructor(
		document: JsonObject,
		private readonly tables: ContractTables,
	) {
		const corrected = correctedDocument(document, tables.corrections);
		this.corrected = corrected;
		this.description = describeDocument(corrected);
		this.requests = new SchemaCheck(strictDocument(corrected, tables.required, 'request'));
		this.answers = new SchemaCheck(strictDocument(corrected, tables.required, 'answer'));
	}

	/** The names of a schema's fields. */
	fieldsOf(schema: string): readonly string[] {
		const way = ['components', 'schemas', schema, 'properties'];
		return Object.keys(asObject(valueAt(this.corrected, way)) ?? {});
	}

	/** The operation an exchange belongs to, such as `PUT /profiles`. */
	operationOf({ method, path }: Exchange): string | undefined {
		return this.found(method, path)?.operation.name;
	}

	/** Where an exchange is not what the document says. */
	violations(exchange: Exchange): readonly Violation[] {
		const { method, path, answer } = exchange;
		const found = this.found(method, path);
		if (!found) {
			const operation = `${method} ${path.split('?', 1)[0] ?? ''}`;
			return [{ operation, side: 'request', where: 'path', what: 'is in no operation' }];
		}
		const operation = found.operation.name;
		const inRequest = checkRequest(this.requests, found, exchange);
		const inAnswer = answer ? checkAnswer(this.answers, found.operation, answer, this.tables) : [];
		return [
			...inRequest.map((flaw) => ({ operation, side: 'request' as const, ...flaw })),
			...inAnswer.map((flaw) => ({ operation, side: 'answer' as const, ...flaw })),
		];
	}

	private found(method: string, path: string) {
		return findOperation(this.description, method, path.split('?', 1)[0] ?? '');
	}
}
