import type { ICredentialDataDecryptedObject, INode, IRun } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Sandbox } from '../../sandbox/sandbox';
import { runWorkflow, type CredentialData, type WorkflowFile } from './runWorkflow';

export type GoalFile = 'import-goal' | 'export-goal';

/** Credentials as a user of the sandbox would enter them. */
export function sandboxCredentials({
	braze,
	blueConic,
	s3,
}: Sandbox): Record<'brazeApi' | 'blueConicApi' | 's3StageApi', ICredentialDataDecryptedObject> {
	return {
		brazeApi: { instance: 'custom', customHost: braze.url, apiKey: braze.key },
		blueConicApi: {
			tenant: blueConic.url,
			clientId: blueConic.clientId,
			clientSecret: blueConic.clientSecret,
		},
		s3StageApi: {
			region: s3.region,
			endpoint: s3.endpoint,
			accessKeyId: s3.accessKeyId,
			secretAccessKey: s3.secretAccessKey,
			forcePathStyle: true,
			bucket: s3.bucket,
			brazeFolder: braze.folder,
			stageFolder: 'stage',
		},
	};
}

/** A shipped template, with what a user fills in. */
export function template(
	name: GoalFile,
	parameters: Readonly<Record<string, INode['parameters']>>,
): WorkflowFile {
	const text = readFileSync(join(__dirname, '..', '..', 'templates', `${name}.json`), 'utf8');
	const file: WorkflowFile = JSON.parse(text);
	return {
		...file,
		nodes: file.nodes.map((node) => ({
			...node,
			parameters: { ...node.parameters, ...parameters[node.name] },
		})),
	};
}

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** What a user of the sandbox fills into each template. */
export function sandboxParameters({
	braze,
	blueConic,
}: Sandbox): Record<GoalFile, Record<string, INode['parameters']>> {
	return {
		'import-goal': {
			'Export Braze Segment': {
				segment: byId(braze.importSegmentId),
				options: { checkEverySeconds: 1, sameLooks: 2 },
			},
		},
		'export-goal': { 'Read BlueConic Segment': { segment: byId(blueConic.exportSegmentId) } },
	};
}

/** Runs a template against the sandbox, with other parameters or credentials where a test says so. */
export async function runGoal(
	sandbox: Sandbox,
	name: GoalFile,
	changes: {
		readonly credentials?: Partial<CredentialData>;
		readonly parameters?: Readonly<Record<string, INode['parameters']>>;
	} = {},
): Promise<IRun> {
	const filledIn = sandboxParameters(sandbox)[name];
	const merged = Object.fromEntries(
		[...new Set([...Object.keys(filledIn), ...Object.keys(changes.parameters ?? {})])].map(
			(node) => [node, { ...filledIn[node], ...changes.parameters?.[node] }],
		),
	);
	const credentials = sandboxCredentials(sandbox);
	const changed = Object.entries(credentials).map(([type, data]) => [
		type,
		{ ...data, ...changes.credentials?.[type] },
	]);
	return await runWorkflow(template(name, merged), 'Start by Hand', Object.fromEntries(changed));
}

/** The item a node handed on. */
export function itemOf(run: IRun, node: string): unknown {
	return run.data.resultData.runData[node]?.[0]?.data?.main[0]?.[0]?.json;
}

/** The sentence a run stopped with. */
export function sentenceOf(run: IRun): string | undefined {
	return run.data.resultData.error?.message;
}
