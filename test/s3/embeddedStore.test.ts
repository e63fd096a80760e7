import { startEmbeddedS3 } from '../../sandbox/s3/embeddedServer';
import { describeStore } from './storeSuite';

describeStore('embedded', async () => {
	const { endpoint, close } = await startEmbeddedS3(0);
	return {
		access: {
			endpoint,
			region: 'us-east-1',
			accessKeyId: 'test-access-key',
			secretAccessKey: 'test-secret-key',
		},
		stop: close,
	};
});
