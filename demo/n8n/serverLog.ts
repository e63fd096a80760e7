import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';

const LAST_LINES = 25;
const READY = 'Editor is now accessible';
const MIGRATION = /^(Starting|Finished) migration /;

/** n8n's output: kept whole in a file, and searched for the line that says it is ready. */
export interface ServerLog {
	readonly file: string;
	/** Resolves once n8n says that its editor answers. */
	readonly ready: Promise<void>;
	/** Settles once everything n8n wrote has been read. */
	readonly complete: Promise<unknown>;
	/** The last lines, to be shown when n8n stops on its own. */
	lastLines(): string;
}

/** Whether this is the line n8n prints when its REST API and editor answer. */
export function isReadyLine(line: string): boolean {
	return line.startsWith(READY);
}

/** Keeps those outputs in that file, replacing the log of the start before. */
export function keepServerLog(file: string, outputs: readonly Readable[]): ServerLog {
	const target = createWriteStream(file);
	const lines: string[] = [];
	const ready = new Promise<void>((resolve) => {
		for (const output of outputs) {
			createInterface({ input: output }).on('line', (line) => {
				target.write(`${line}\n`);
				if (!MIGRATION.test(line)) lines.push(line);
				if (lines.length > LAST_LINES) lines.shift();
				if (isReadyLine(line)) resolve();
			});
		}
	});
	const complete = Promise.allSettled(outputs.map((output) => finished(output)));
	return { file, ready, complete, lastLines: () => lines.join('\n') };
}
