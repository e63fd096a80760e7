import type { Phase } from './goalTask';

/** A row as a service gets it. */
export interface SentRow {
	/** What both services know the person by. */
	readonly id: string;
	/** It adds a number to one that is there. */
	readonly adds: boolean;
}

/** A request with rows that came to a service, maybe after its sender's death. */
export interface SentRequest {
	readonly kind: 'sent';
	readonly process: number;
	readonly rows: readonly SentRow[];
	/** Whether an answer went back to the sender. */
	wasAnswered: boolean;
}

/** What happened during a run, in the order in which it did. */
export type TrafficEvent =
	| { readonly kind: 'started' }
	| SentRequest
	| { readonly kind: 'refused'; readonly process: number; readonly status: number }
	/** An entry of the ledger is in the bucket. */
	| { readonly kind: 'recorded'; readonly key: string }
	/** A process ended by itself, with its work undone. */
	| { readonly kind: 'stopped' }
	| { readonly kind: 'killed'; readonly process: number; readonly phase: Phase };

/** What happened during a run. */
export interface Traffic {
	readonly events: readonly TrafficEvent[];
	readonly runId: string;
	/** What processes said that stopped by themselves. */
	readonly sentences: readonly string[];
	readonly seconds: number;
}
