import { NO_FAULTS, faultPlan } from '../../sandbox/faults/faultPlan';
import { Gate } from '../../sandbox/faults/gate';
import type { S3Access } from '../../sandbox/s3/s3Access';
import { startS3Proxy } from '../../sandbox/s3/s3Proxy';
import { startEmbedded } from './embeddedAccess';
import { givenServer } from './givenServer';
import type { RunningServer } from './storeSuite';

/** What goes wrong with every request of an operation, or with the n-th ones. */
export interface Fault {
	readonly route: string;
	readonly fault: string;
	readonly at?: readonly number[];
	readonly [parameter: string]: unknown;
}

/** The given server, else the embedded one, behind a proxy where things go wrong on request. */
export interface FaultyServer extends RunningServer {
	/** Straight to the server. */
	readonly direct: S3Access;
	/** From now on these faults and no others. */
	setFaults(...faults: readonly Fault[]): void;
}

/** Starts it; signatures and conditions are checked where the environment gives a server for it. */
export async function startFaultyServer(): Promise<FaultyServer> {
	const given = givenServer();
	const server = given ? { access: given, stop: async () => {} } : await startEmbedded();
	const gate = new Gate({ faults: NO_FAULTS, logSize: 1 });
	const proxy = await startS3Proxy(
		{ endpoint: server.access.endpoint, ignoresConditions: !given },
		gate,
		0,
	);
	return {
		direct: server.access,
		access: { ...server.access, endpoint: proxy.endpoint },
		setFaults(...faults) {
			const rules = faults.map(({ at, ...fault }) => ({
				server: 's3',
				when: at ? { at } : { probability: 1 },
				...fault,
			}));
			gate.faults.follow(faultPlan.parse({ rules }));
		},
		stop: async () => {
			await proxy.close();
			await server.stop();
		},
	};
}
