import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

export interface EmbeddedS3 {
	readonly endpoint: string;
	close(): Promise<void>;
}

/** Starts an S3 server of this process on any free port, in memory, in a thread of its own. */
export async function startEmbeddedS3(): Promise<EmbeddedS3> {
	const worker = new Worker(join(__dirname, 'embeddedWorker.mjs'), {
		execArgv: [],
	});
	const [address] = await once(worker, 'message');
	return {
		endpoint: z.string().parse(address),
		close: async () => {
			await worker.terminate();
		},
	};
}
