import { ConfigurationError } from '../../flow/syncError';

/** An object below a run's delivery that no delivery of these parts wrote, or that lacks its like. */
export function strangeObject(
	key: string,
	options: { readonly cause?: unknown } = {},
): ConfigurationError {
	return new ConfigurationError(
		`'${key}' does not fit what this run has sent, so what is left to send cannot be told: put the run's folder back as it was, or execute 'S3 Stage: Run: Discard' for it and start the goal again with 'Begin Run'.`,
		options,
	);
}
