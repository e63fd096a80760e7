import { ConfigurationError, PassingError } from '../../flow/syncError';
import type { LeaseHolder } from './leaseDocument';

/** `2026-11-22 21:00 UTC` */
const minuteOf = (isoTime: string): string => `${isoTime.slice(0, 16).replace('T', ' ')} UTC`;

/** A goal of the connection is running: wait, and try again. */
export class LeaseHeldError extends PassingError {
	constructor(readonly holder: LeaseHolder) {
		const { goalKey, runId, executionId, since } = holder;
		super(
			`Goal '${goalKey}' has been running since ${minuteOf(since)} (run ${runId}, execution ${executionId}): wait until it has ended, or stop that execution in n8n.`,
		);
		this.name = 'LeaseHeldError';
	}
}

/** This execution must stop: it may not run any more, but its run can go on later. */
export class LeaseLostError extends PassingError {
	constructor(message: string, options: { readonly cause?: unknown } = {}) {
		super(message, options);
		this.name = 'LeaseLostError';
	}
}

/** A later run of the same goal has begun: this one never goes on. */
export class SupersededError extends ConfigurationError {
	constructor(goalKey: string, runId: string, laterRunId: string) {
		super(
			`Run '${runId}' of goal '${goalKey}' was superseded by run '${laterRunId}': look at the report of that one, or start the goal again with 'Begin Run'.`,
		);
		this.name = 'SupersededError';
	}
}
