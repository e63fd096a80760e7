import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { Random } from '../../sandbox/people/random';
import { goalMessageSchema, type GoalTask, type Phase } from './goalTask';
import type { KilledGoal } from './killedGoal';
import type { KillRig } from './killRig';
import { KillSchedule } from './killSchedule';
import type { SentRequest, Traffic, TrafficEvent } from './traffic';
import type { Arrival, Watch } from './watchedServer';

/** More than any run needs; one that does not end is stuck. */
const mostProcesses = 80;

/** What a process may say that stops by itself, each of which a later start puts right. */
const passing = [
	/^Execution \S+ could not say for/,
	/^Goal \S+ has been running since/,
	/^The S3 server did not answer within/,
	/^'\S+' could not be written for now/,
	/^Braze is exporting segment .* already/,
];

/** A run that is killed again and again until it is through. */
export class KilledRun {
	private readonly events: TrafficEvent[] = [];
	private readonly sentences: string[] = [];
	private readonly schedule: KillSchedule;
	private process = 0;
	private child: ChildProcess | undefined;
	private runId = '';
	private isFinished = false;
	private readonly problems: string[] = [];

	constructor(
		private readonly rig: KillRig,
		private readonly goal: KilledGoal,
		private readonly number: number,
		options: { readonly seed: number; readonly kills: number },
	) {
		const random = new Random(options.seed, number);
		const kill = (phase: Phase): void => {
			this.child?.kill('SIGKILL');
			this.events.push({ kind: 'killed', process: this.process, phase });
		};
		this.schedule = new KillSchedule(random, goal.spans, options.kills, kill);
	}

	async toItsEnd(): Promise<Traffic> {
		const started = performance.now();
		this.rig.watchedBy((server) => (server === 's3' ? this.atS3() : this.atService()));
		while (!this.isFinished) {
			if (this.process >= mostProcesses) throw new Error(`Run ${this.number} does not end`);
			await this.nextProcess();
			if (this.problems.length > 0) {
				throw new Error([...this.problems, ...this.sentences].join('\n'));
			}
		}
		return {
			events: this.events,
			runId: this.runId,
			sentences: this.sentences,
			seconds: (performance.now() - started) / 1000,
		};
	}

	private async nextProcess(): Promise<void> {
		this.process += 1;
		this.events.push({ kind: 'started' });
		const task: GoalTask = {
			...this.rig.task,
			executionId: executionOf(this.number, this.process),
			mapping: this.goal.mapping(this.number),
		};
		// Loaded by tsx, so that what is tested is what is written here.
		const child = fork(join(__dirname, 'goalProcess.ts'), [JSON.stringify(task)], {
			execArgv: ['--require', 'tsx/cjs'],
			env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
			stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
		});
		this.child = child;
		child.stderr?.on('data', (text: Buffer) => this.problems.push(String(text)));
		child.on('message', (message) => this.told(message));
		this.schedule.processStarted();
		await once(child, 'exit');
		this.schedule.processEnded();
		// It may have ended after its work was done and before it could say so.
		if (this.runId !== '') this.isFinished ||= await this.rig.isFinished(this.runId);
	}

	private told(message: unknown): void {
		const said = goalMessageSchema.parse(message);
		if (said.kind === 'phase') this.schedule.enter(said.phase);
		if (said.kind === 'begun') this.begun(said.runId);
		if (said.kind === 'finished') this.isFinished = true;
		if (said.kind === 'stopped') this.stopped(said.sentence);
	}

	private begun(runId: string): void {
		if (this.runId !== '' && this.runId !== runId) {
			this.problems.push(`Run ${runId} was begun instead of going on with ${this.runId}`);
		}
		this.runId = runId;
	}

	private stopped(sentence: string): void {
		this.sentences.push(sentence);
		this.events.push({ kind: 'stopped' });
		if (!passing.some((one) => one.test(sentence))) {
			this.problems.push(`Process ${this.process} of run ${this.number} stopped: ${sentence}`);
		}
	}

	private atS3(): Watch {
		return {
			arrived: (arrival) => this.schedule.arrived(arrival),
			answered: (arrival, status) => {
				const key = ledgerKey(arrival);
				if (status < 300 && key) this.events.push({ kind: 'recorded', key });
				this.schedule.answered(arrival);
			},
			passedBack: (arrival) => this.schedule.passedBack(arrival),
		};
	}

	private atService(): Watch {
		const { goal } = this;
		const sent = new Map<Arrival, SentRequest>();
		const delivers = ({ method, path }: Arrival): boolean =>
			method === goal.delivers.method && path === goal.delivers.path;
		return {
			arrived: (arrival) => {
				const reaches = this.schedule.arrived(arrival);
				if (reaches && delivers(arrival)) {
					const request: SentRequest = {
						kind: 'sent',
						process: processOf(arrival.execution),
						rows: goal.rowsOf(arrival.body.toString()),
						wasAnswered: false,
					};
					if (Number.isNaN(request.process)) {
						this.problems.push('A request does not say which process sent it');
					}
					sent.set(arrival, request);
					this.events.push(request);
				}
				return reaches;
			},
			answered: (arrival, status) => {
				if (delivers(arrival) && status >= 300) {
					this.events.push({ kind: 'refused', process: this.process, status });
				}
				this.schedule.answered(arrival);
			},
			passedBack: (arrival) => {
				const request = sent.get(arrival);
				if (request) request.wasAnswered = true;
				this.schedule.passedBack(arrival);
			},
		};
	}
}

const executionOf = (run: number, process: number): string => `${run}.${process}`;

const processOf = (execution: string): number => Number(execution.split('.')[1]);

/** The key of the ledger's entry that a request writes, if it writes one; below the bucket. */
function ledgerKey({ method, path }: Arrival): string | undefined {
	if (method !== 'PUT' || !path.includes('/deliver/ledger/')) return undefined;
	return /^\/[^/]+\/([^?]+)/.exec(decodeURIComponent(path))?.[1];
}
