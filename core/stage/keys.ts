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

/** The name that became this path segment. */
export function decodeName(segment: string): string {
	const bytes = segment.match(/_[0-9a-f]{2}|[^_]/g) ?? [];
	return Buffer.concat(
		bytes.map((one) => (one.length > 1 ? Buffer.from(one.slice(1), 'hex') : Buffer.from(one))),
	).toString('utf8');
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

	/** With the slash at its end. */
	stepFolder(step: Step): string {
		return `${joined(this.run, step)}/`;
	}

	index(step: Step): string {
		return joined(this.run, step, 'index.json');
	}

	/** The export that Braze was told to make. */
	startedExport(): string {
		return joined(this.run, 'read', 'export.json');
	}

	/** What the mapping wants to know of the BlueConic tenant. */
	catalogue(): string {
		return joined(this.run, 'read', 'catalogue.json');
	}

	part(step: Step, part: number): string {
		return joined(this.run, step, `${numbered(part)}.ndjson.gz`);
	}

	/** What is known of each row of a mapped part, beside it. */
	rowIndex(part: number): string {
		return joined(this.run, 'map', `${numbered(part)}.index`);
	}

	/** What an import goal's mapping was made from, beside its rows. */
	importPlan(): string {
		return joined(this.run, 'map', 'plan.json');
	}

	/** All results of the run, with the slash at its end. */
	resultsFolder(): string {
		return `${joined(this.run, 'deliver', 'results')}/`;
	}

	result(part: number): string {
		return `${this.resultsFolder()}${numbered(part)}.json`;
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

	/** What each execution that worked on a step says of how far it came, with its slash. */
	progressFolder(step: Step): string {
		return `${joined(this.run, step, 'progress')}/`;
	}

	/** Written by that execution alone. */
	progress(step: Step, executionId: string): string {
		return `${this.progressFolder(step)}${encodeName(executionId)}.json`;
	}

	/** Everything of the run but its report, with its slash. */
	folder(): string {
		return `${this.run}/`;
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

/** The run whose object a key names, or `undefined` when it is none of a run. */
export function runIdOfKey(key: string): string | undefined {
	return /(?:^|\/)runs\/[^/]+\/[^/]+\/(\d{8}T\d{6}Z-[^/]+)\//.exec(key)?.[1];
}

/** Where the objects are that all goals of a connection share. */
export class ConnectionKeys {
	constructor(
		private readonly stageFolder: string,
		readonly connection: string,
	) {}

	/** The rows of all runs of all its goals, with the slash at its end. */
	runsFolder(): string {
		return `${joined(folderPath(this.stageFolder), 'runs', encodeName(this.connection))}/`;
	}

	/** Who runs now; never deleted. */
	lease(): string {
		return joined(folderPath(this.stageFolder), 'lease', `${encodeName(this.connection)}.json`);
	}
}

/** Where everything of a goal is; folders with the slash at their end. */
export class GoalKeys {
	constructor(
		private readonly stageFolder: string,
		readonly name: GoalName,
	) {}

	/** The rows of its runs. */
	runsFolder(): string {
		return this.folder('runs');
	}

	reportsFolder(): string {
		return this.folder('reports');
	}

	/** What its runs leave to the next one. */
	stateFolder(): string {
		return this.folder('state');
	}

	run(runId: string): RunKeys {
		return new RunKeys(this.stageFolder, { ...this.name, runId });
	}

	private folder(top: string): string {
		const { connection, goalKey } = this.name;
		const goal = joined(encodeName(connection), encodeName(goalKey));
		return `${joined(folderPath(this.stageFolder), top, goal)}/`;
	}

	/** Points at the one snapshot that counts. */
	current(): string {
		return `${this.stateFolder()}current.json`;
	}

	/** A file of a snapshot, by a name of ours. */
	snapshotFile(snapshotId: string, file: string): string {
		return `${this.stateFolder()}${encodeName(snapshotId)}/${file}`;
	}
}

/** Objects that are written to find out what a store can do, with the slash at its end. */
export function probeFolder(stageFolder: string): string {
	return `${joined(folderPath(stageFolder), 'probe')}/`;
}

/** Below which Braze writes all its segment exports, with the slash at its end. */
export function segmentExportFolder(brazeFolder: string): string {
	return `${joined(folderPath(brazeFolder), 'segment-export')}/`;
}

/**
 * What Braze writes for one segment export: `[<folder>/]segment-export/<segmentId>/`. The date
 * folder below it is not computed: documents and practice disagree on whose date it is
 * (braze.com/docs/api/endpoints/export/user_data/post_users_segment).
 */
export function segmentExportPrefix(brazeFolder: string, segmentId: string): string {
	return `${segmentExportFolder(brazeFolder)}${segmentId}/`;
}
