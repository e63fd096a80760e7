import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { saveCredential, testCredential } from './api/credentials';
import { loadOptions, searchList } from './api/dropdowns';
import { outputOf, readExecution, runWorkflow, untilFinished } from './api/executions';
import { openOwnerSession } from './api/owner';
import {
	exportedWorkflowSchema,
	findWorkflow,
	importWorkflow,
	updateNodeParameters,
} from './api/workflows';
import type { N8nSession } from './api/session';
import { installCommunityPackage } from './communityPackage';
import { installN8n, type N8nInstall } from './install';
import { type N8nServer, startN8n } from './server';
import { N8N_VERSIONS } from './versions';

/*
 * Tries everything this folder offers on each n8n, with a node package of its own: for whoever
 * raises n8n's version. Run it with `npx tsx demo/n8n/tryout.ts`, versions as arguments if not all.
 */

const PROBE_PACKAGE = 'n8n-nodes-probe';
const TRIGGER = 'Start here';
const PROBE = 'Ask the probe';

const WORKFLOW = exportedWorkflowSchema.parse({
	name: 'Tryout',
	nodes: [
		{ name: TRIGGER, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0] },
		{
			name: 'Set a greeting',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [200, 0],
			parameters: {
				assignments: {
					assignments: [
						{ id: 'greeting', name: 'greeting', type: 'string', value: '={{ "hel" + "lo" }}' },
					],
				},
			},
		},
		{
			name: PROBE,
			type: `${PROBE_PACKAGE}.probe`,
			typeVersion: 1,
			position: [400, 0],
			parameters: { pick: 'before' },
			credentials: { probeApi: { id: null, name: 'Probe' } },
		},
	],
	connections: {
		[TRIGGER]: { main: [[{ node: 'Set a greeting', type: 'main', index: 0 }]] },
		'Set a greeting': { main: [[{ node: PROBE, type: 'main', index: 0 }]] },
	},
});

async function tryWorkflow(session: N8nSession): Promise<void> {
	const credential = { name: 'Probe', type: 'probeApi', data: { word: 'wrong' } };
	show('test of a wrong credential', await testCredential(session, await saved(credential)));
	credential.data.word = 'right';
	show('test of a right credential', await testCredential(session, await saved(credential)));

	const workflow = await importWorkflow(session, WORKFLOW);
	const changed = await updateNodeParameters(session, workflow.id, PROBE, (parameters) => ({
		...parameters,
		pick: 'after',
	}));
	const node = changed.nodes.find(({ name }) => name === PROBE);
	if (!node) throw new Error('The workflow lost its node');
	show('credential after import', node.credentials);
	const options = { node, path: 'parameters.pick', methodName: 'getWords' };
	show('dropdown', await loadOptions(session, options));
	const list = { node, path: 'parameters.choose', methodName: 'searchWords' };
	show('searchable dropdown', await searchList(session, list, { filter: 'abc' }));
	await tryRun(session, workflow.id);

	async function saved(input: typeof credential): ReturnType<typeof saveCredential> {
		return await saveCredential(session, input);
	}
}

async function tryRun(session: N8nSession, workflowId: string): Promise<void> {
	const id = await runWorkflow(session, workflowId, TRIGGER);
	const state = await untilFinished(session, id, {
		onProgress: ({ status }, elapsedMs) => show('progress', `${status} ${elapsedMs.toFixed(0)} ms`),
	});
	show('state', state.status);
	const execution = await readExecution(session, id);
	show('output', outputOf(execution, PROBE));
	show('error', execution.data.resultData.error?.message);
}

async function tryInstall(install: N8nInstall, tarball: string): Promise<void> {
	const userFolder = await mkdtemp(join(tmpdir(), `n8n-${install.release.version}-`));
	const report = console.log;
	const probe = { install, userFolder, name: PROBE_PACKAGE, tarball, report };
	for (const round of ['first', 'second']) {
		await installCommunityPackage(probe);
		const server = await startN8n({ install, userFolder, report });
		try {
			const { session } = await openOwnerSession(server.url, userFolder);
			if (round === 'first') await tryWorkflow(session);
			else await tryRun(session, (await findWorkflow(session, WORKFLOW.name)) ?? '');
			await showMemory(server);
		} finally {
			const stopping = performance.now();
			await server.stop();
			show('stopped after ms', Math.round(performance.now() - stopping));
		}
	}
}

async function packProbe(): Promise<string> {
	const tarball = join(await mkdtemp(join(tmpdir(), 'n8n-probe-')), 'probe.tgz');
	await promisify(execFile)('tar', ['-czf', tarball, '-C', __dirname, 'probe']);
	return tarball;
}

async function showMemory(server: N8nServer): Promise<void> {
	for (const pid of await server.pids()) {
		const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
		show(`process ${pid}`, /VmRSS:\s+(.*)/.exec(status)?.[1]);
	}
}

function show(what: string, value: unknown): void {
	console.log(`  ${what}:`, value);
}

async function main(wanted: readonly string[]): Promise<void> {
	const tarball = await packProbe();
	for (const version of N8N_VERSIONS.filter((one) => wanted.length === 0 || wanted.includes(one))) {
		await tryInstall(await installN8n(version, { report: console.log }), tarball);
	}
}

void main(process.argv.slice(2));
