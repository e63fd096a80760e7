import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

import { noCounts } from '../../../core/report/counts';
import { RunKeys, type Step } from '../../../core/stage/keys';
import type { OwnPart, StepIndex } from '../../../core/stage/parts/stepIndex';
import type { MemoryStore } from './memoryStore';

export const runName = {
	connection: 'EU to Braze',
	goalKey: 'newsletter',
	runId: '20261121T210000Z-7f3a',
};

export const runKeys = new RunKeys('stage', runName);

/** Stages texts as one gzip part, as the writer would, and tells what an index holds of it. */
export function stagePart(store: MemoryStore, key: string, rows: readonly string[]): OwnPart {
	const packed = gzipSync(rows.map((row) => `${row}\n`).join(''));
	store.put(key, packed);
	const sha256 = createHash('sha256').update(packed).digest('hex');
	return { key, rows: rows.length, bytes: packed.length, sha256 };
}

/** The rows of a staged object, parsed. */
export function stagedRows(store: MemoryStore, key: string): unknown[] {
	return stagedLines(store, key).map((line) => JSON.parse(line));
}

/** The lines of a staged object. */
export function stagedLines(store: MemoryStore, key: string): string[] {
	const packed = store.objects.get(key);
	if (!packed) throw new Error(`${key} is not there`);
	return gunzipSync(packed).toString('utf8').split('\n').slice(0, -1);
}

/** An index of a step, complete. */
export function stepIndex(step: Step, changes: Partial<StepIndex> = {}): StepIndex {
	return {
		step,
		settings: 'settings',
		madeFrom: '',
		completedAt: '2026-11-21T21:05:00.000Z',
		counts: noCounts,
		reasons: {},
		warnings: {},
		parts: [],
		files: [],
		...changes,
	};
}
