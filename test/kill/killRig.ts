import { RunKeys } from '../../core/stage/keys';
import { findRun } from '../../core/stage/run/runFile';
import type { S3Store } from '../../core/stage/s3/store';
import { readNdjson } from '../../demo/oracle/ndjson';
import { parseProfile, parseUser } from '../../demo/oracle/readState';
import type { State } from '../../demo/oracle/state';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { login } from '../sandbox/call';
import { givenServer } from '../s3/givenServer';
import { createTestBucket } from '../s3/testBucket';
import { openStage } from '../engine/stage';
import { stageFolder, type GoalTask } from './goalTask';
import type { KilledGoal } from './killedGoal';
import { makeCountersReady } from './counters';
import { startWatchedServer, type Watch } from './watchedServer';

type Server = 'braze' | 'blueConic' | 's3';

/** The stand-ins and a bucket, with somebody in between who sees every request of a run. */
export interface KillRig {
	readonly sandbox: Sandbox;
	/** All that a process is told but for the run. */
	readonly task: Omit<GoalTask, 'executionId' | 'mapping'>;
	/** Whose requests go where; to be set before a process starts. */
	watchedBy(watchOf: (server: Server) => Watch): void;
	state(): Promise<State>;
	/** The bucket, past everybody in between. */
	readonly store: S3Store;
	keysOf(runId: string): RunKeys;
	/** Whether a run is finished once all that its processes sent has arrived. */
	isFinished(runId: string): Promise<boolean>;
	close(): Promise<void>;
}

/** A third of it is how long a process may not be held up, also on a busy machine. */
const leaseTtlMs = 2700;
const connection = 'killed';

/** Starts everything that a goal needs, on the S3 server of the environment if it names one. */
export async function startKillRig(goal: KilledGoal): Promise<KillRig> {
	const given = givenServer();
	const bucket = given && (await createTestBucket(given));
	const sandbox = await startSandbox({
		...goal.people,
		s3: given,
		bucket: bucket?.name,
		braze: { track: { effectDelayMs: 0 }, export: { fileDelayMs: 0, dashboardExports: false } },
		blueConic: { tokenLifetimeSeconds: 36_000 },
	});
	const token = await login(sandbox);
	await makeCountersReady(sandbox, token);
	let watch: Readonly<Record<Server, Watch>> | undefined;
	const watchedAt = async (server: Server, url: string) =>
		await startWatchedServer(url, {
			arrived: (arrival) => watch?.[server].arrived(arrival) ?? true,
			answered: (arrival, status) => watch?.[server].answered(arrival, status),
			passedBack: (arrival) => watch?.[server].passedBack(arrival),
		});
	const servers = {
		braze: await watchedAt('braze', sandbox.braze.url),
		blueConic: await watchedAt('blueConic', sandbox.blueConic.url),
		s3: await watchedAt('s3', sandbox.s3.endpoint),
	};
	const { braze, blueConic, s3 } = sandbox;
	const store = openStage(sandbox);
	const name = { connection, goalKey: goal.type };
	return {
		sandbox,
		store,
		keysOf: (runId) => new RunKeys(stageFolder, { ...name, runId }),
		async isFinished(runId) {
			for (const server of Object.values(servers)) await server.settled();
			const run = await findRun(store, stageFolder, { ...name, runId });
			return run?.file.status === 'finished';
		},
		task: {
			goal: goal.type,
			connection,
			segmentId: goal.type === 'import' ? braze.importSegmentId : blueConic.exportSegmentId,
			rowsPerRequest: goal.rowsPerRequest,
			requestsAtOnce: goal.requestsAtOnce,
			leaseTtlMs,
			braze: { ...braze, url: servers.braze.url },
			blueConic: { url: servers.blueConic.url, token },
			s3: { ...s3, endpoint: servers.s3.url },
		},
		watchedBy: (watchOf) => {
			watch = { braze: watchOf('braze'), blueConic: watchOf('blueConic'), s3: watchOf('s3') };
		},
		async state() {
			const { url } = sandbox.admin;
			return {
				users: await readNdjson(`${url}/admin/braze/users`, parseUser),
				profiles: await readNdjson(`${url}/admin/blueconic/profiles`, parseProfile),
			};
		},
		async close() {
			store.close();
			for (const server of Object.values(servers)) await server.close();
			await sandbox.close();
			await bucket?.remove();
		},
	};
}
