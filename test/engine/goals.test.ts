import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { itemOf, runGoal, sentenceOf } from './goal';

describe('both goals in the engine of n8n', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ profiles: 400, users: 400, exportFileDelayMs: 50 });
	});

	afterAll(async () => {
		await sandbox.close();
	});

	it('imports a Braze segment, and a second time changes nothing', async () => {
		const first = await runGoal(sandbox, 'import-goal');
		expect(sentenceOf(first)).toBeUndefined();
		console.log(JSON.stringify(itemOf(first, 'Finish Run')));
		const second = await runGoal(sandbox, 'import-goal');
		console.log(JSON.stringify(itemOf(second, 'Finish Run')));
		const exp = await runGoal(sandbox, 'export-goal');
		expect(sentenceOf(exp)).toBeUndefined();
		console.log(JSON.stringify(itemOf(exp, 'Finish Run')));
	});
});
