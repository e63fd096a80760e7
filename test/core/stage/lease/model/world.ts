import { ConnectionKeys, GoalKeys } from '../../../../../core/stage/keys';
import type { LeaseDocument } from '../../../../../core/stage/lease/leaseDocument';
import type { CurrentState } from '../../../../../core/stage/state/current';
import { MemoryStore } from '../../memoryStore';

/** What is known of a run once its file is written; files of runs are not what is tested here. */
export interface ModelRun {
	readonly runId: string;
	readonly goalKey: string;
	readonly number: number;
	/** The unfinished run whose place it took. */
	readonly closes: string | undefined;
	hasEnded: boolean;
}

/** What went wrong, by kind. */
export type ViolationKind =
	| 'two runs at once'
	| 'committed twice'
	| 'commit lost'
	| 'not built on the one before'
	| 'superseded run committed'
	| 'run stuck'
	| 'unexpected error';

export interface Violation {
	readonly kind: ViolationKind;
	readonly told: string;
}

export const connection = 'eu';

/** A store that tells of every write that took effect. */
class WatchedStore extends MemoryStore {
	constructor(private readonly tell: (key: string) => void) {
		super();
	}

	override async putText(
		...[key, text, options]: Parameters<MemoryStore['putText']>
	): ReturnType<MemoryStore['putText']> {
		const stored = await super.putText(key, text, options);
		this.tell(key);
		return stored;
	}
}

/** A snapshot's only file. */
export interface Outcome {
	readonly before: string | undefined;
}

/** What everybody sees, watched by somebody who sees everything at once. */
export class World {
	readonly store = new WatchedStore((key) => this.written(key));
	readonly leaseKeys = new ConnectionKeys('stage', connection);
	readonly runs = new Map<string, ModelRun>();
	readonly violations: Violation[] = [];
	readonly finished: string[] = [];
	private readonly history = new Map<string, CurrentState[]>();
	/** Of each goal, the number of the last run that began its work. */
	private readonly begun = new Map<string, number>();
	/** The run for which the lease was taken last. */
	private tenant: string | undefined;

	private readonly leaseKey = this.leaseKeys.lease();
	/** Goals by the key of their pointer. */
	private readonly currentKeys: ReadonlyMap<string, string>;

	constructor(goalKeys: readonly string[]) {
		this.currentKeys = new Map(goalKeys.map((name) => [this.keysOf(name).current(), name]));
	}

	keysOf(goalKey: string): GoalKeys {
		return new GoalKeys('stage', { connection, goalKey });
	}

	violated(kind: ViolationKind, told: string): void {
		this.violations.push({ kind, told });
	}

	/** A request of a run takes effect. */
	requestArrived(runId: string): void {
		if (this.tenant === runId) return;
		this.violated('two runs at once', `a request of ${runId} arrived while ${this.tenant} ran`);
	}

	/** A run has closed the one before it, and begins its work. */
	hasBegun({ goalKey, number, closes }: ModelRun): void {
		const closed = this.runs.get(closes ?? '');
		if (closed && !closed.hasEnded) {
			this.violated('commit lost', `${closed.runId} was replaced without a commit`);
		}
		this.begun.set(goalKey, Math.max(number, this.begun.get(goalKey) ?? 0));
	}

	/** Nothing is left to be done for the run. */
	hasEnded(run: ModelRun): void {
		run.hasEnded = true;
		if (this.commitsOf(run.goalKey).some(({ runId }) => runId === run.runId)) return;
		this.violated('commit lost', `${run.runId} has ended without a commit`);
	}

	private written(key: string): void {
		if (key === this.leaseKey) return this.leaseWritten();
		const goalKey = this.currentKeys.get(key);
		if (goalKey !== undefined) this.currentWritten(goalKey, key);
	}

	private leaseWritten(): void {
		const lease: LeaseDocument = JSON.parse(this.store.textOf(this.leaseKey) ?? '');
		if (lease.holder) this.tenant = lease.holder.runId;
	}

	private currentWritten(goalKey: string, key: string): void {
		const current: CurrentState = JSON.parse(this.store.textOf(key) ?? '');
		const commits = this.commitsOf(goalKey);
		const before = commits.at(-1);
		const { runId, number, snapshotId } = current;
		const outcome: Outcome = JSON.parse(this.store.textOf(current.files[0]?.key ?? '') ?? '{}');
		if (commits.some((commit) => commit.runId === runId)) {
			this.violated('committed twice', runId);
		}
		if (outcome.before !== before?.snapshotId) {
			this.violated('not built on the one before', `${snapshotId} on ${outcome.before ?? '-'}`);
		}
		if (number < (this.begun.get(goalKey) ?? 0) || number <= (before?.number ?? 0)) {
			this.violated('superseded run committed', runId);
		}
		this.history.set(goalKey, [...commits, current]);
	}

	private commitsOf(goalKey: string): readonly CurrentState[] {
		return this.history.get(goalKey) ?? [];
	}
}
