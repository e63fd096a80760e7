import { z } from 'zod';

import { demoCredentials } from '../../demo/credentials';
import { runGoal } from '../../demo/goalRun';
import { saveCredential, testCredential } from '../../demo/n8n/api/credentials';
import { searchList } from '../../demo/n8n/api/dropdowns';
import { readExecution, runWorkflow, untilFinished } from '../../demo/n8n/api/executions';
import { readWorkflow, updateNodeParameters } from '../../demo/n8n/api/workflows';
import { N8N_VERSIONS } from '../../demo/n8n/versions';
import { readState } from '../../demo/oracle/readState';
import { startRig, type Rig } from '../../demo/rig';
import { binaryFiles, savedExecutionBytes } from '../../demo/savedExecution';
import { verdict } from '../../demo/verdict';

const people = { profiles: 20_000, users: 20_000 };
const mostSavedBytes = 300_000;
/** 267 full ones, and one of the rows that add to what is there: they lie in parts of their own. */
const trackRequests = 268;
/** Who bought a gift card: what they spent is added again. */
const mostSummed = 1000;
const rowsOfALongMapping = 60;

const quiet = (): void => undefined;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

describe.each(N8N_VERSIONS)('in real n8n %s', (version) => {
	let rig: Rig;

	beforeAll(async () => {
		rig = await startRig({ version, ...people, report: say });
	});

	afterAll(async () => {
		await rig?.stop();
	});

	const runAndJudge = async (goal: 'import' | 'export') => {
		const before = await readState(rig.sandbox.admin.url);
		const run = await runGoal(rig, goal, quiet);
		const after = await readState(rig.sandbox.admin.url);
		return { run, ...verdict(goal, run, before, after, people) };
	};

	it('imports exactly what the oracle expects', async () => {
		const { row, examples } = await runAndJudge('import');
		expect(examples).toEqual([]);
		expect(row).toMatchObject({ read: people.users, differences: 0 });
		expect(row.created + row.updated).toBeGreaterThan(0);
	});

	it('creates nothing in a second identical import, and updates nothing but sums', async () => {
		const { row, examples } = await runAndJudge('import');
		expect(examples).toEqual([]);
		expect(row).toMatchObject({ read: people.users, created: 0, differences: 0 });
		expect(row.updated).toBeLessThan(mostSummed);
	});

	it('exports exactly what the oracle expects, in full requests', async () => {
		const { run, row, examples } = await runAndJudge('export');
		expect(examples).toEqual([]);
		expect(row).toMatchObject({ read: people.profiles, requests: trackRequests, differences: 0 });
		const bytes = await savedExecutionBytes(rig.session, run.executionId);
		expect(bytes).toBeLessThan(mostSavedBytes);
		expect(await binaryFiles(rig.userFolder)).toEqual([]);
	});

	it('opens a long mapping with two calls at most', async () => {
		const { nodes } = await readWorkflow(rig.session, rig.workflowIds.export);
		const node = nodes.find(({ name }) => name === 'Map to Braze');
		if (!node) throw new Error('The template has no mapper');
		const requestsUrl = `${rig.sandbox.admin.url}/admin/requests`;
		await fetch(requestsUrl, { method: 'DELETE' });
		for (let row = 0; row < rowsOfALongMapping; row += 1) {
			const path = `parameters.brazeMappings.values[${row}].property`;
			const { results } = await searchList(rig.session, {
				node,
				path,
				methodName: 'searchProperties',
			});
			expect(results.map(({ name }) => name)).toContain(
				'Braze external ID (braze_external_id, text, unique identifier)',
			);
		}
		const counts = z
			.object({ blueconic: z.record(z.string(), z.number()) })
			.parse(await (await fetch(requestsUrl)).json());
		const calls = Object.values(counts.blueconic).reduce((sum, count) => sum + count, 0);
		expect(calls).toBeLessThanOrEqual(2);
	});

	it('stops with the cause and the field when a key is wrong, and says so in its test', async () => {
		const [braze] = demoCredentials(rig.sandbox);
		if (!braze) throw new Error('There is no Braze credential');
		const wrong = { ...braze, data: { ...braze.data, apiKey: 'not-the-key' } };
		const test = await testCredential(rig.session, await saveCredential(rig.session, wrong));
		expect(test.status).toBe('Error');
		expect(test.message).toContain("'Instance' and 'API Key'");

		const id = await runWorkflow(rig.session, rig.workflowIds.export, 'Start by Hand');
		await untilFinished(rig.session, id);
		const { error, lastNodeExecuted } = (await readExecution(rig.session, id)).data.resultData;
		expect(lastNodeExecuted).toBe('Track Users');
		expect(error?.message).toContain("'Instance' and 'API Key' in the Braze credential");
		expect(JSON.stringify(error)).not.toContain('not-the-key');
		await saveCredential(rig.session, braze);
	});

	it('stops with the cause and the field when a segment is gone', async () => {
		await updateNodeParameters(
			rig.session,
			rig.workflowIds.export,
			'Read BlueConic Segment',
			(parameters) => ({ ...parameters, segment: { __rl: true, mode: 'id', value: 'gone' } }),
		);
		const id = await runWorkflow(rig.session, rig.workflowIds.export, 'Start by Hand');
		await untilFinished(rig.session, id);
		const { error } = (await readExecution(rig.session, id)).data.resultData;
		expect(error?.message).toBe("BlueConic has no segment 'gone': choose another 'Segment'.");
	});
});
