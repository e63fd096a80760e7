import { ConfigurationError } from '../../flow/syncError';

const told = {
	missing: `is not in the bucket any more (a lifecycle rule may have removed it)`,
	changed: `was written anew since Braze's export ended`,
} as const;

/** A file that Braze wrote is gone, or is not the one that was pinned when the export ended. */
export class SourceGoneError extends ConfigurationError {
	constructor(
		readonly key: string,
		what: keyof typeof told,
	) {
		super(
			`File '${key}' ${told[what]}: start the goal again with 'Begin Run', which lets Braze export anew.`,
		);
		this.name = 'SourceGoneError';
	}
}
