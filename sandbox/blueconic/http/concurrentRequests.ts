import type { onRequestAsyncHookHandler } from 'fastify';
import type { BlueConicBehaviour } from '../blueConicSettings';
import { BlueConicError } from '../blueconicError';

/** How many requests are being worked on: from their arrival until their answer is sent. */
export class ConcurrentRequests {
	private running = 0;

	constructor(private readonly settings: BlueConicBehaviour) {}

	/** Answers 429 to one request too many: https://rest.apidoc.blueconic.com (`PUT /profiles`) */
	readonly limit: onRequestAsyncHookHandler = async (_request, reply) => {
		if (this.running >= this.settings.maxConcurrentRequests) {
			throw new BlueConicError(429, 'Too many concurrent requests');
		}
		this.running += 1;
		reply.raw.once('close', () => {
			this.running -= 1;
		});
	};
}
