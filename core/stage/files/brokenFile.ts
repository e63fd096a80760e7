import { ConfigurationError } from '../../flow/syncError';

/** The error for a file of somebody else's that cannot be read; `what` is what it is. */
export function brokenFile(key: string, what: string, cause?: unknown): ConfigurationError {
	return new ConfigurationError(
		`File '${key}' ${what}: put a whole one there, or, when Braze wrote it, start the goal again with 'Begin Run', which lets Braze export anew.`,
		{ cause },
	);
}
