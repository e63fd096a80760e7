import { PassingError } from '../../flow/syncError';

/**
 * A part of ours that is missing or is not what its index says. When its run goes on, this part
 * alone is made again.
 */
export class DamagedPartError extends PassingError {
	constructor(
		readonly key: string,
		what: string,
		options: { readonly cause?: unknown } = {},
	) {
		super(
			`Part '${key}' ${what}: start the goal again with 'Begin Run', which goes on with this run and makes this part again.`,
			options,
		);
		this.name = 'DamagedPartError';
	}
}
