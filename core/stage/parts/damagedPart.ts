import { PassingError } from '../../flow/syncError';
import { runIdOfKey } from '../keys';

/**
 * A part of ours that is missing or is not what its index says. When its run goes on, this part
 * alone is made again.
 */
export class DamagedPartError extends PassingError {
	constructor(
		readonly key: string,
		/** The sentence's middle: what is wrong with it. */
		what: string,
		options: { readonly cause?: unknown } = {},
	) {
		const runId = runIdOfKey(key);
		const ofRun = runId === undefined ? '' : ` of run '${runId}'`;
		super(
			`Part '${key}'${ofRun} ${what}: start the goal again with 'Begin Run', which goes on with this run and makes this part again.`,
			options,
		);
		this.name = 'DamagedPartError';
	}
}
