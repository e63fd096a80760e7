import type { FastifyError, FastifyInstance } from 'fastify';
import { ZodError } from 'zod';

export interface FieldError {
	readonly field: string;
	readonly message: string;
}

/** An answer that is not 200, as in https://rest.apidoc.blueconic.com (`ErrorRequestBean`). */
export class BlueConicError extends Error {
	constructor(
		readonly statusCode: number,
		message: string,
		readonly errors?: readonly FieldError[],
	) {
		super(message);
	}
}

function toBlueConicError(error: FastifyError | Error): BlueConicError {
	if (error instanceof BlueConicError) return error;
	if (error instanceof ZodError) {
		const errors = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
		return new BlueConicError(400, 'One or more parameters are missing or invalid', errors);
	}
	const statusCode = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
	if (statusCode < 500) return new BlueConicError(statusCode, error.message);
	return new BlueConicError(500, 'Internal server error');
}

/** Answers errors and unknown routes as BlueConic does. */
export function answerBlueConicErrors(app: FastifyInstance): void {
	app.setErrorHandler<FastifyError | Error>(async (error, _request, reply) => {
		const { statusCode, message, errors } = toBlueConicError(error);
		return await reply.status(statusCode).send({ code: statusCode, message, errors });
	});
	app.setNotFoundHandler(async (_request, reply) => {
		return await reply.status(404).send({ code: 404, message: 'Not found' });
	});
}
