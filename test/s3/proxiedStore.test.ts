import { NO_FAULTS } from '../../sandbox/faults/faultPlan';
import { Gate } from '../../sandbox/faults/gate';
import { startS3Proxy } from '../../sandbox/s3/s3Proxy';
import { startEmbedded } from './embeddedAccess';
import { givenServer } from './givenServer';
import { describeStore } from './storeSuite';

/** Signatures are checked where the environment gives a server that checks them. */
describeStore('proxied', async () => {
	const given = givenServer();
	const server = given ? { access: given, stop: async () => {} } : await startEmbedded();
	const gate = new Gate({ faults: NO_FAULTS, logSize: 1 });
	const proxy = await startS3Proxy(server.access.endpoint, gate, 0);
	return {
		access: { ...server.access, endpoint: proxy.endpoint },
		stop: async () => {
			await proxy.close();
			await server.stop();
		},
	};
});
