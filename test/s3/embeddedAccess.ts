import { startEmbeddedS3 } from '../../sandbox/s3/embeddedServer';
import type { RunningServer } from './storeSuite';

/** Starts the embedded server; any keys open it. */
export async function startEmbedded(): Promise<RunningServer> {
	const { endpoint, close } = await startEmbeddedS3();
	return {
		access: {
			endpoint,
			region: 'us-east-1',
			accessKeyId: 'test-access-key',
			secretAccessKey: 'test-secret-key',
		},
		stop: close,
	};
}
