/**
 * What the caller of a failed call does next:
 * - `configuration`: stop at once, a person has to change a setting;
 * - `row`: refuse the row, go on with the next;
 * - `passing`: try again later, nothing is wrong with settings or data.
 */
export type SyncErrorKind = 'configuration' | 'row' | 'passing';

/**
 * An error a user can meet. The message is one sentence that names the cause and what to do next;
 * it never carries a key, a token or a profile's values.
 */
export class SyncError extends Error {
	constructor(
		readonly kind: SyncErrorKind,
		message: string,
		options: { readonly cause?: unknown } = {},
	) {
		super(message, options);
		this.name = 'SyncError';
	}
}

/** A setting, key or permission is wrong: stop. */
export class ConfigurationError extends SyncError {
	constructor(message: string, options: { readonly cause?: unknown } = {}) {
		super('configuration', message, options);
		this.name = 'ConfigurationError';
	}
}

/** One row cannot be used: refuse it and go on. `reason` is the short kind that reports count. */
export class RowError extends SyncError {
	constructor(
		readonly reason: string,
		message: string,
	) {
		super('row', message);
		this.name = 'RowError';
	}
}

/** A service or the network did not answer well for now: try again later. */
export class PassingError extends SyncError {
	constructor(message: string, options: { readonly cause?: unknown } = {}) {
		super('passing', message, options);
		this.name = 'PassingError';
	}
}

/** A request failed in a way that leaves open whether the service did what it was asked. */
export class OpenOutcomeError extends PassingError {
	constructor(
		message: string,
		/** What happened, in a few words for a list of rows: `503`, `the connection was cut`. */
		readonly what: string,
		options: { readonly cause?: unknown } = {},
	) {
		super(message, options);
		this.name = 'OpenOutcomeError';
	}
}
