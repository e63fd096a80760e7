import { z } from 'zod';

import { jsonOf } from '../../flow/json';
import type { RunKeys, Step } from '../keys';
import { steps } from '../keys';
import type { Clock } from '../../flow/clock';
import type { Store } from '../store';

const progressSchema = z.object({
	step: z.enum(steps),
	executionId: z.string(),
	startedAt: z.iso.datetime(),
	updatedAt: z.iso.datetime(),
	/** Rows that have passed in this execution. */
	rows: z.int().min(0),
});

/** How far an execution has come with a step. */
export type Progress = z.infer<typeof progressSchema>;

/** Often enough to look at, seldom enough to cost nothing. */
const everyMs = 5_000;

/** Writes an execution's progress file of a step as its rows pass; nobody else writes that file. */
export class ProgressWriter {
	private rows = 0;
	private readonly startedAt: Date;
	private nextAt: number;
	private writing: Promise<unknown> | undefined;

	constructor(
		private readonly store: Store,
		private readonly keys: RunKeys,
		private readonly step: Step,
		private readonly executionId: string,
		private readonly clock: Clock,
	) {
		this.startedAt = clock.now();
		this.nextAt = clock.monotonicMs() + everyMs;
	}

	/** Notes rows; writes when it is time. Progress is worth no failure: one write lost is none. */
	readonly add = (rows: number): void => {
		this.rows += rows;
		if (this.writing || this.clock.monotonicMs() < this.nextAt) return;
		this.nextAt = this.clock.monotonicMs() + everyMs;
		this.writing = this.write().finally(() => (this.writing = undefined));
	};

	/** Waits for a write under way, so that none comes after the step's end. */
	async end(): Promise<void> {
		await this.writing;
	}

	private async write(): Promise<void> {
		const progress: Progress = {
			step: this.step,
			executionId: this.executionId,
			startedAt: this.startedAt.toISOString(),
			updatedAt: this.clock.now().toISOString(),
			rows: this.rows,
		};
		const key = this.keys.progress(this.step, this.executionId);
		await this.store.putText(key, JSON.stringify(progress)).catch(() => undefined);
	}
}

/** The latest progress of a run: of the step that was worked on last. */
export async function readProgress(
	store: Store,
	keys: RunKeys,
	signal?: AbortSignal,
): Promise<Progress | undefined> {
	let latest: Progress | undefined;
	for (const step of steps) {
		for await (const { key } of store.list(keys.progressFolder(step), signal)) {
			const stored = await store.getText(key, signal);
			const parsed = progressSchema.safeParse(stored && jsonOf(stored.text));
			if (parsed.success && parsed.data.updatedAt >= (latest?.updatedAt ?? ''))
				latest = parsed.data;
		}
	}
	return latest;
}
