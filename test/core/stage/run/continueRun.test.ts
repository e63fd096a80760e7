import { continueRun } from '../../../../core/stage/run/continueRun';
import { changeRun, createRun, openRun } from '../../../../core/stage/run/runFile';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { runName } from '../stagedRows';
import { runFile } from './someRun';

/** A run of which another execution changes `run.json` so often just before it is written. */
const contested = async (times: number) => {
	const store = new MemoryStore();
	await createRun(store, 'stage', runFile());
	const run = await openRun(store, 'stage', runName);
	const putText = store.putText.bind(store);
	let written = 0;
	store.putText = async (...given) => {
		if (written < times) {
			written += 1;
			store.putText = putText;
			const latest = await openRun(store, 'stage', runName);
			await changeRun(store, latest, { executions: ['231', `other ${written}`] });
			store.putText = contestedPut;
		}
		return await putText(...given);
	};
	const contestedPut = store.putText;
	return { store, run };
};

it.each([0, 1, 4])(
	'who has the lease goes on, though another execution wrote last %i times',
	async (times) => {
		const { store, run } = await contested(times);
		await continueRun(store, 'stage', run, '232');
		const { file } = await openRun(store, 'stage', runName);
		expect(file).toMatchObject({ status: 'running' });
		expect(file.executions.at(-1)).toBe('232');
		expect(file.executions).toHaveLength(times === 0 ? 2 : 3);
	},
);

it('nobody tries for ever', async () => {
	const { store, run } = await contested(Infinity);
	const { message } = await thrownBy(() => continueRun(store, 'stage', run, '232'));
	expect(message).toContain('was changed by another execution meanwhile');
});
