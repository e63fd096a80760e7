import fc from 'fast-check';

import {
	decideBegin,
	type BeginDecision,
	type BeginWish,
} from '../../../../core/stage/run/decideBegin';
import { runStatuses, type RunFile } from '../../../../core/stage/run/runFile';

const HOUR = 3_600_000;
const START = '2026-11-21T21:00:00.000Z';
const after = (ms: number): Date => new Date(Date.parse(START) + ms);

const failed: Partial<RunFile> = { status: 'failed', failure: 'passing' };
const latest = (changes: Partial<RunFile> = {}): RunFile => ({
	runId: '20261121T210000Z-7f3a',
	connection: 'braze',
	goalKey: 'newsletter',
	goalType: 'export',
	number: 4,
	manual: false,
	settings: 'the same',
	conditional: true,
	status: 'running',
	startedAt: START,
	executions: ['7'],
	damagedParts: [],
	...changes,
});

const wish = (changes: Partial<BeginWish> = {}): BeginWish => ({
	manual: false,
	settings: 'the same',
	onlyIfUnfinished: false,
	resumeWithinMs: 6 * HOUR,
	...changes,
});

const unfinishedOnly = { onlyIfUnfinished: true };
const begin: BeginDecision = { kind: 'begin' };
const resume: BeginDecision = { kind: 'resume' };
const rest: BeginDecision = { kind: 'rest' };
const closing = (why: string) => ({ kind: 'begin', close: expect.stringContaining(why) });

it.each<[string, RunFile | undefined, BeginWish, number, unknown]>([
	['the first run of a goal', undefined, wish(), 0, begin],
	['after a finished run', latest({ status: 'finished' }), wish(), 1, begin],
	['after a partial run', latest({ status: 'partial' }), wish(), 1, begin],
	['after a discarded run', latest({ status: 'discarded' }), wish(), 1, begin],
	['after a crash', latest(), wish(), 1, resume],
	['after a failure that passes', latest(failed), wish(), 1, resume],
	['after a wrong setting', latest({ ...failed, failure: 'configuration' }), wish(), 1, resume],
	['at the last moment', latest(), wish(), 6 * HOUR, resume],
	['too late', latest(), wish(), 6 * HOUR + 1, closing('too long ago')],
	['with other settings', latest({ settings: 'other' }), wish(), 1, closing('settings')],
	['with a limit now', latest(), wish({ limitProfiles: 10 }), 1, closing('settings')],
	['with a limit then', latest({ limitProfiles: 10 }), wish(), 1, closing('settings')],
	['by hand after a scheduled run', latest(), wish({ manual: true }), 1, resume],
	['by hand after a manual run', latest({ manual: true }), wish({ manual: true }), 1, resume],
	['by schedule after a manual run', latest({ manual: true }), wish(), 1, closing('manual run')],
	['only if unfinished: no run yet', undefined, wish(unfinishedOnly), 0, rest],
	['only if unfinished: finished', latest({ status: 'finished' }), wish(unfinishedOnly), 1, rest],
	['only if unfinished: a crash', latest(), wish(unfinishedOnly), 1, resume],
	['only if unfinished: a failure that passes', latest(failed), wish(unfinishedOnly), 1, resume],
	[
		'only if unfinished: a wrong setting waits for a person',
		latest({ ...failed, failure: 'configuration' }),
		wish(unfinishedOnly),
		1,
		rest,
	],
	[
		'only if unfinished: a manual run is its maker’s',
		latest({ manual: true }),
		wish(unfinishedOnly),
		1,
		rest,
	],
	[
		'only if unfinished: an old crash begins anew',
		latest(),
		wish(unfinishedOnly),
		7 * HOUR,
		closing('too long ago'),
	],
])('%s', (_case, run, asked, ageMs, expected) => {
	expect(decideBegin(run, asked, after(ageMs))).toEqual(expected);
});

it('a schedule never resumes a manual run, and nobody resumes an ended one', () => {
	fc.assert(
		fc.property(
			fc.record({ status: fc.constantFrom(...runStatuses), manual: fc.boolean() }),
			fc.record({ manual: fc.boolean(), onlyIfUnfinished: fc.boolean() }),
			fc.nat(12 * HOUR),
			(run, asked, ageMs) => {
				const { kind } = decideBegin(latest(run), wish(asked), after(ageMs));
				if (kind !== 'resume') return;
				expect(run.manual && !asked.manual).toBe(false);
				expect(['running', 'failed']).toContain(run.status);
			},
		),
	);
});
