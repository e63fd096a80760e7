import type { FastifyInstance } from 'fastify';
import { madeExact } from '../http/exactJson';

/** Takes JSON bodies with whole numbers of any length; all else is as the server does it. */
export function takeExactBodies(app: FastifyInstance): void {
	const parse = app.getDefaultJsonParser('ignore', 'ignore');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
		const text = String(body);
		parse(request, text, (error, parsed) => {
			if (error) done(error);
			else done(null, madeExact(text, parsed));
		});
	});
}
