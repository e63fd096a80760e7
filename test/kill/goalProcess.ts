import { exportSegment as readProfiles } from '../../core/blueconic/exportSegment';
import { BlueConicClient } from '../../core/blueconic/client';
import { bulkLimits, bulkSender } from '../../core/blueconic/bulkDelivery';
import { BrazeClient } from '../../core/braze/client';
import { exportSegment as exportUsers } from '../../core/braze/exportSegment';
import { trackLimits, trackSender } from '../../core/braze/trackDelivery';
import { systemClock } from '../../core/flow/clock';
import { withRetry } from '../../core/flow/retry';
import { mapRun } from '../../core/mapping/run/mapRun';
import {
	neededBrazeFields,
	neededOfProfiles,
	wantedOfTenant,
} from '../../core/mapping/model/neededFields';
import { parseMapping } from '../../core/mapping/parse/parseMapping';
import type { DeliverySettings } from '../../core/stage/deliver/deliverParts';
import { deliverRun } from '../../core/stage/deliverRun';
import { GoalKeys, steps, type RunName, type Step } from '../../core/stage/keys';
import type { Lease } from '../../core/stage/lease/keepLease';
import { ending } from '../../core/stage/lease/leaseChanges';
import { fingerprint } from '../../core/stage/parts/stepIndex';
import { beginRun, type BeginStage } from '../../core/stage/run/beginRun';
import { finishRun } from '../../core/stage/run/finishRun';
import { ProgressWriter } from '../../core/stage/run/progress';
import { applyRetention } from '../../core/stage/run/retention';
import { openRun, type StagedRun } from '../../core/stage/run/runFile';
import { leaseOfRun } from '../../core/stage/run/runLease';
import { S3Store } from '../../core/stage/s3/store';
import type { StepContext } from '../../core/stage/step';
import { goalTaskSchema, stageFolder, type GoalMessage, type GoalTask } from './goalTask';
import { nodeHttp } from './nodeHttp';

type Work = (step: StepContext) => Promise<unknown>;

function tell(message: GoalMessage): void {
	process.send?.(message);
}

/** One execution of a goal: the same calls of core, in the same order, as its workflow's nodes make. */
class GoalExecution {
	private readonly stage: BeginStage & { readonly store: S3Store };
	private readonly braze: BrazeClient;
	private readonly blueConic: BlueConicClient;

	constructor(private readonly task: GoalTask) {
		const { braze, blueConic, s3, leaseTtlMs, executionId } = task;
		const { bucket, ...access } = s3;
		const settings = {
			...access,
			forcePathStyle: true,
			encryption: { kind: 'bucketDefault' },
		} as const;
		const store = new S3Store(settings, bucket);
		this.stage = { store, stageFolder, clock: systemClock, leaseTtlMs };
		const toBraze = nodeHttp(braze.url, braze.key, executionId);
		this.braze = new BrazeClient(withRetry(toBraze), braze.url);
		const toBlueConic = nodeHttp(`${blueConic.url}/rest/v2`, blueConic.token, executionId);
		this.blueConic = new BlueConicClient(withRetry(toBlueConic), blueConic.url);
	}

	async run(): Promise<void> {
		tell({ kind: 'phase', phase: 'begin' });
		const name = await this.begin();
		const works: Readonly<Record<Step, Work>> = {
			read: async (step) => await this.read(step),
			map: async (step) => await mapRun(step, this.task.goal, this.mapping()),
			deliver: async (step) => await deliverRun(step, this.delivery()),
		};
		for (const step of steps) {
			tell({ kind: 'phase', phase: step });
			await this.work(name, step, works[step]);
		}
		tell({ kind: 'phase', phase: 'finish' });
		await this.finish(name);
		tell({ kind: 'finished' });
	}

	private async begin(): Promise<RunName> {
		const { goal, connection, executionId, mapping } = this.task;
		const begun = await beginRun(this.stage, {
			connection,
			goalKey: goal,
			goalType: goal,
			manual: false,
			executionId,
			settings: fingerprint(mapping),
			onlyIfUnfinished: false,
			onlyOneN8n: false,
			resumeWithinMs: 3_600_000,
		});
		if (!begun) throw new Error('No run was begun');
		const { run, lease, resumed } = begun;
		await lease.rest();
		tell({ kind: 'begun', runId: run.file.runId, resumed });
		return run.keys.name;
	}

	private async held(name: RunName): Promise<{ run: StagedRun; lease: Lease }> {
		const run = await openRun(this.stage.store, stageFolder, name);
		return { run, lease: await leaseOfRun(this.stage, run, this.task.executionId) };
	}

	private async work(name: RunName, step: Step, work: Work): Promise<void> {
		const { store, clock } = this.stage;
		const { run, lease } = await this.held(name);
		const { keys } = run;
		const progress = new ProgressWriter(store, keys, step, this.task.executionId, clock);
		await work({ store, keys, signal: lease.signal, onProgress: progress.add });
		await progress.end();
		await lease.rest();
	}

	private async finish(name: RunName): Promise<void> {
		const { run, lease } = await this.held(name);
		const held = { ...this.stage, requireHeld: () => lease.requireHeld() };
		await finishRun(held, run, lease.signal);
		const goal = new GoalKeys(stageFolder, name);
		await applyRetention(this.stage.store, goal, { runs: 3, reports: 100 }, lease.signal);
		await lease.release(ending(run.file));
	}

	private mapping() {
		const { goal, mapping } = this.task;
		return parseMapping(goal === 'import' ? 'mapToBlueConic' : 'mapToBraze', mapping);
	}

	private async read(step: StepContext): Promise<void> {
		const { segmentId, braze } = this.task;
		const mapping = this.mapping();
		if (mapping.direction === 'toBraze') {
			const read = { segmentId, ...neededOfProfiles(mapping) };
			await readProfiles(step, this.blueConic, read, wantedOfTenant(mapping));
			return;
		}
		const what = { segmentId, fields: neededBrazeFields(mapping) };
		const wait = { intervalMs: 150, sameLooks: 3, longestMs: 60_000 };
		await exportUsers(step, this.braze, what, { brazeFolder: braze.folder, wait });
	}

	private delivery(): DeliverySettings {
		const { goal, rowsPerRequest, requestsAtOnce } = this.task;
		return goal === 'import'
			? {
					target: this.blueConic.url,
					limits: bulkLimits(rowsPerRequest),
					requestsAtOnce,
					send: bulkSender(this.blueConic),
				}
			: {
					target: this.braze.url,
					limits: trackLimits(rowsPerRequest),
					requestsAtOnce,
					send: trackSender(this.braze),
				};
	}
}

// Whoever started it is gone.
process.once('disconnect', () => process.exit(1));

new GoalExecution(goalTaskSchema.parse(JSON.parse(process.argv[2] ?? '')))
	.run()
	.catch((error: unknown) => {
		tell({ kind: 'stopped', sentence: error instanceof Error ? error.message : String(error) });
		process.exitCode = 1;
	})
	.finally(() => process.disconnect());
