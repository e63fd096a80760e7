import type { FastifyError, FastifyInstance } from 'fastify';
import { ZodError } from 'zod';

/** One refused object of a `/users/track` request. */
export interface ObjectError {
	readonly type: string;
	readonly input_array: string;
	readonly index: number;
}

/** A fatal answer: https://www.braze.com/docs/api/errors */
export class BrazeError extends Error {
	constructor(
		readonly statusCode: number,
		message: string,
		readonly errors?: readonly ObjectError[],
	) {
		super(message);
	}
}

function toBrazeError(error: FastifyError | Error): BrazeError {
	if (error instanceof BrazeError) return error;
	if (error instanceof ZodError) {
		const problem = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
		return new BrazeError(400, problem.join('; '));
	}
	const statusCode = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
	if (statusCode === 413) return new BrazeError(413, 'Request Entity Too Large');
	if (statusCode < 500) return new BrazeError(400, 'Bad Request');
	return new BrazeError(500, 'Internal Server Error');
}

/** Answers errors and unknown routes as Braze does. */
export function answerBrazeErrors(app: FastifyInstance): void {
	app.setErrorHandler<FastifyError | Error>(async (error, _request, reply) => {
		const { statusCode, message, errors } = toBrazeError(error);
		return await reply.status(statusCode).send({ message, errors });
	});
	app.setNotFoundHandler(async (_request, reply) => {
		return await reply.status(404).send({ message: 'Not Found' });
	});
}
