import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { demoCredentials } from './credentials';
import { choicesFor, type Goal } from './fillIn';
import { saveCredential, testCredential } from './n8n/api/credentials';
import { openOwnerSession } from './n8n/api/owner';
import type { N8nSession } from './n8n/api/session';
import {
	deleteWorkflow,
	exportedWorkflowSchema,
	findWorkflow,
	importWorkflow,
	updateNodeParameters,
} from './n8n/api/workflows';
import { installCommunityPackage } from './n8n/communityPackage';
import { installN8n, type Report } from './n8n/install';
import { startN8n, type N8nServer } from './n8n/server';
import type { N8nVersion } from './n8n/versions';
import { packPackage } from './packedPackage';
import { startSandboxProcess, type SandboxAddresses } from './sandboxProcess';

/** What to set up. */
export interface RigOptions {
	readonly version: N8nVersion;
	readonly profiles: number;
	readonly users: number;
	/** n8n's; a free one when not given. */
	readonly port?: number;
	/** Below the cache, for what n8n keeps; by version when not given. */
	readonly folder?: string;
	readonly report: Report;
}

/** Real n8n with this package, its credentials and templates, and the stand-ins behind them. */
export interface Rig {
	readonly sandbox: SandboxAddresses;
	readonly n8n: N8nServer;
	readonly session: N8nSession;
	readonly userFolder: string;
	/** Where the owner's login is kept. */
	readonly ownerFile: string;
	readonly workflowIds: Readonly<Record<Goal, string>>;
	stop(): Promise<void>;
}

const repository = join(__dirname, '..');

/** Sets up everything, in the way a user would. What was installed before is used again. */
export async function startRig(options: RigOptions): Promise<Rig> {
	const { version, folder = version, report } = options;
	const install = await installN8n(version, { report });
	const userFolder = join(repository, '.cache', 'demo', folder);
	const { name, tarball } = await packPackage();
	await installCommunityPackage({ install, userFolder, name, tarball, report });
	const sandbox = await startSandboxProcess(options);
	report(
		`Stand-ins for Braze, BlueConic and S3 hold ${options.users} users and ${options.profiles} profiles`,
	);
	try {
		const n8n = await startN8n({ install, userFolder, port: options.port, report });
		try {
			const { session, ownerFile } = await openOwnerSession(n8n.url, userFolder);
			await createCredentials(session, sandbox.addresses, report);
			const workflowIds = {
				import: await importTemplate(session, 'import', sandbox.addresses, report),
				export: await importTemplate(session, 'export', sandbox.addresses, report),
			};
			const stop = async (): Promise<void> => {
				await n8n.stop();
				await sandbox.stop();
			};
			return { sandbox: sandbox.addresses, n8n, session, userFolder, ownerFile, workflowIds, stop };
		} catch (error) {
			await n8n.stop();
			throw error;
		}
	} catch (error) {
		await sandbox.stop();
		throw error;
	}
}

async function createCredentials(
	session: N8nSession,
	sandbox: SandboxAddresses,
	report: Report,
): Promise<void> {
	for (const credential of demoCredentials(sandbox)) {
		const { status, message } = await testCredential(
			session,
			await saveCredential(session, credential),
		);
		report(`Credential '${credential.name}': ${message}`);
		if (status !== 'OK') throw new Error(`The test of '${credential.name}' failed: ${message}`);
	}
}

/** Imports a template as shipped, and picks what only its user can know. */
async function importTemplate(
	session: N8nSession,
	goal: Goal,
	sandbox: SandboxAddresses,
	report: Report,
): Promise<string> {
	const text = await readFile(join(repository, 'templates', `${goal}-goal.json`), 'utf8');
	const exported = exportedWorkflowSchema.parse(JSON.parse(text));
	const earlier = await findWorkflow(session, exported.name);
	if (earlier !== undefined) await deleteWorkflow(session, earlier);
	const { id } = await importWorkflow(session, exported);
	report(`Imported template '${exported.name}'`);
	for (const { node, parameter, value, shown } of choicesFor(goal, sandbox)) {
		await updateNodeParameters(session, id, node, (parameters) => ({
			...parameters,
			[parameter]: value(parameters[parameter]),
		}));
		report(`  '${node}': ${shown}`);
	}
	return id;
}
