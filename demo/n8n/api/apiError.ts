import { z } from 'zod';

const answerSchema = z.looseObject({ message: z.string() });

/** An answer of n8n that is no success. */
export class N8nApiError extends Error {
	override readonly name = 'N8nApiError';

	constructor(
		readonly request: string,
		readonly status: number,
		readonly answer: string,
	) {
		super(`n8n answered ${status} to ${request}: ${messageIn(answer)}`);
	}
}

function messageIn(answer: string): string {
	try {
		return answerSchema.parse(JSON.parse(answer)).message;
	} catch {
		return answer.slice(0, 500);
	}
}
