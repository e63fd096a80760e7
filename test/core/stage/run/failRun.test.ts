import { ConfigurationError, PassingError, RowError } from '../../../../core/flow/syncError';
import { noCounts } from '../../../../core/report/counts';
import { SourceGoneError } from '../../../../core/stage/files/sourceGone';
import { DamagedPartError } from '../../../../core/stage/parts/damagedPart';
import { writeStepIndex } from '../../../../core/stage/parts/stepIndex';
import { failRun } from '../../../../core/stage/run/failRun';
import { findReport } from '../../../../core/stage/run/report';
import { createRun, openRun, type RunFile } from '../../../../core/stage/run/runFile';
import { MemoryStore } from '../memoryStore';
import { runKeys, runName, stepIndex } from '../stagedRows';
import { heldStage, runFile } from './someRun';

const sentence = 'What happened: what to do.';
const damaged = runKeys.part('map', 2);

const fail = async (error: unknown, changes: Partial<RunFile> = {}) => {
	const store = new MemoryStore();
	await createRun(store, 'stage', runFile(changes));
	await writeStepIndex(store, runKeys, stepIndex('read', { counts: { ...noCounts, read: 4 } }));
	const hasEnded = await failRun(heldStage(store), runName, { error, sentence });
	return { store, hasEnded, file: (await openRun(store, 'stage', runName)).file };
};

it.each<[string, unknown, Partial<RunFile>]>([
	['a wrong setting', new ConfigurationError('x'), { failure: 'configuration' }],
	['a service that is busy', new PassingError('x'), { failure: 'passing' }],
	['an unknown cause', new TypeError('x'), { failure: 'passing' }],
	['a row that nobody caught', new RowError('kind', 'x'), { failure: 'passing' }],
	[
		'a damaged part',
		new DamagedPartError(damaged, 'is missing'),
		{ failure: 'passing', damagedParts: [damaged] },
	],
])('%s', async (_case, error, expected) => {
	const { store, hasEnded, file } = await fail(error);
	expect(hasEnded).toBe(false);
	expect(file).toMatchObject({ status: 'failed', sentence, ...expected });
	expect(await findReport(store, 'stage', runName)).toMatchObject({
		status: 'failed',
		sentence,
		counts: { read: 4, skipped: 4 },
	});
});

it('parts that were found damaged before are still to be made again', async () => {
	const { file } = await fail(new DamagedPartError(damaged, 'is missing'), {
		damagedParts: ['other', damaged],
	});
	expect(file.damagedParts).toEqual(['other', damaged]);
});

it('a run whose source is gone is closed as partial', async () => {
	const { hasEnded, file } = await fail(new SourceGoneError('file.gz', 'missing'));
	expect(hasEnded).toBe(true);
	expect(file).toMatchObject({ status: 'partial', sentence });
	expect(file).not.toHaveProperty('failure');
});

it('a run that has ended stays as it is', async () => {
	const { hasEnded, file } = await fail(new PassingError('x'), { status: 'finished' });
	expect(hasEnded).toBe(true);
	expect(file).toEqual(runFile({ status: 'finished' }));
});
