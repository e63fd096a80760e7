/** A goal of a connection, as its keys in the bucket name it. */
export interface GoalName {
	readonly connection: string;
	readonly goalKey: string;
}

/** A run of a goal. */
export interface RunName extends GoalName {
	readonly runId: string;
}

/** The steps of a run, in order. */
export const steps = ['read', 'map', 'deliver'] as const;
export type Step = (typeof steps)[number];

/** Characters that a name keeps; all others, the dot too, become `_` and two hex digits a byte. */
const plainCharacter = /[A-Za-z0-9-]/;

/**
 * A user's name as one path segment: no name can leave its folder, and two different names never
 * become the same segment.
 */
export function encodeName(name: string): string {
	return Array.from(Buffer.from(name, 'utf8'), (byte) => {
		const character = String.fromCharCode(byte);
		return byte < 128 && plainCharacter.test(character)
			? character
			: `_${byte.toString(16).padStart(2, '0')}`;
	}).join('');
}

/** A folder as the user typed it, without slashes at its ends; empty for the bucket's root. */
export function folderPath(typed: string): string {
	return typed
		.split('/')
		.map((part) => part.trim())
		.filter((part) => part !== '' && part !== '.' && part !== '..')
		.join('/');
}

const joined = (...parts: readonly string[]): string =>
	parts.filter((part) => part !== '').join('/');

const numbered = (part: number): string => `part-${String(part).padStart(5, '0')}`;

/** Where a run's objects are; the only place that knows the layout of the stage. */
export class RunKeys {
	private readonly goal: string;
	private readonly run: string;

	constructor(
		private readonly stageFolder: string,
		readonly name: RunName,
	) {
		this.goal = joined(encodeName(name.connection), encodeName(name.goalKey));
		this.run = joined(folderPath(stageFolder), 'runs', this.goal, encodeName(name.runId));
	}

	manifest(): string {
		return joined(this.run, 'run.json');
	}

	index(step: Step): string {
		return joined(this.run, step, 'index.json');
	}

	part(step: Step, part: number): string {
		return joined(this.run, step, `${numbered(part)}.ndjson.gz`);
	}

	result(part: number): string {
		return joined(this.run, 'deliver', 'results', `${numbered(part)}.json`);
	}

	/** All ledgers of the run, with the slash at its end: nothing was sent while nothing is below. */
	ledgerFolder(): string {
		return `${joined(this.run, 'deliver', 'ledger')}/`;
	}

	/** An entry of a part's ledger, from 1. */
	ledgerEntry(part: number, entry: number): string {
		return `${this.ledgerFolder()}${numbered(part)}/${String(entry).padStart(6, '0')}.json`;
	}

	/** Rows of a part of which nobody knows whether they arrived. */
	unknown(part: number): string {
		return joined(this.run, 'deliver', 'unknown', `${numbered(part)}.ndjson.gz`);
	}

	/** Rows that a step refused, with their reasons; `part` counts the step's own parts. */
	rejected(step: Step, part: number): string {
		return joined(this.run, 'deliver', 'rejected', `${step}-${numbered(part)}.ndjson.gz`);
	}

	report(): string {
		return joined(
			folderPath(this.stageFolder),
			'reports',
			this.goal,
			`${encodeName(this.name.runId)}.json`,
		);
	}
}

/**
 * What Braze writes for one segment export: `[<folder>/]segment-export/<segmentId>/`. The date
 * folder below it is not computed: documents and practice disagree on whose date it is
 * (braze.com/docs/api/endpoints/export/user_data/post_users_segment).
 */
export function segmentExportPrefix(brazeFolder: string, segmentId: string): string {
	return `${joined(folderPath(brazeFolder), 'segment-export', segmentId)}/`;
}
