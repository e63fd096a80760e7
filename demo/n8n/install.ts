import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findSqliteSources, headersFolderOf } from './buildTools';
import { chooseNode, describeRange, nodePackageFor } from './nodeChoice';
import { installFolder, isInstalled, type PackageFolder } from './packageFolder';
import { decideSqliteSource } from './sqliteSource';
import { N8N_RELEASES, type N8nRelease, type N8nVersion } from './versions';

/** Says in one line what is being done; long jobs say first how long they take. */
export type Report = (line: string) => void;

export interface InstallOptions {
	/** Holds a folder per version; defaults to `.cache/n8n` in the repository. */
	readonly cacheFolder?: string;
	readonly report: Report;
	readonly signal?: AbortSignal;
}

/** An n8n ready to be started. */
export interface N8nInstall {
	readonly release: N8nRelease;
	readonly folder: string;
	readonly nodePath: string;
	readonly nodeVersion: string;
	readonly n8nBin: string;
}

interface NodeRuntime {
	readonly path: string;
	readonly version: string;
}

const DEFAULT_CACHE_FOLDER = resolve(__dirname, '..', '..', '.cache', 'n8n');

/**
 * Installs that n8n into the cache, or finds it there.
 * @throws before the long part when the machine lacks something n8n needs, naming it.
 */
export async function installN8n(
	version: N8nVersion,
	options: InstallOptions,
): Promise<N8nInstall> {
	const release = N8N_RELEASES[version];
	const cacheFolder = options.cacheFolder ?? DEFAULT_CACHE_FOLDER;
	const node = await provideNode(release, cacheFolder, options);
	const headersFolder = headersFolderOf(node.path);
	const folder: PackageFolder = {
		source: join(__dirname, version),
		target: join(cacheFolder, version),
		nodePath: node.path,
		nodeVersion: node.version,
		nativePackages: release.nativePackages,
		...(headersFolder && { headersFolder }),
		...(options.signal && { signal: options.signal }),
	};
	if (!(await isInstalled(folder))) await installWithReport(release, folder, options);
	return {
		release,
		folder: folder.target,
		nodePath: node.path,
		nodeVersion: node.version,
		n8nBin: join(folder.target, 'node_modules', 'n8n', 'bin', 'n8n'),
	};
}

async function installWithReport(
	release: N8nRelease,
	folder: PackageFolder,
	{ report, signal }: InstallOptions,
): Promise<void> {
	const sqlite = decideSqliteSource(await findSqliteSources(folder.headersFolder, signal));
	if (sqlite.from === 'nowhere') throw new Error(sqlite.reason);
	const compiled = sqlite.from === 'compiler' ? ', and its SQLite driver is compiled here' : '';
	report(
		`Installing n8n ${release.version} into ${folder.target}: once, about 2.5 GB and ` +
			`a few minutes${compiled}`,
	);
	const started = performance.now();
	await installFolder(folder);
	report(`n8n ${release.version} installed in ${secondsSince(started)} s`);
}

async function provideNode(
	release: N8nRelease,
	cacheFolder: string,
	options: InstallOptions,
): Promise<NodeRuntime> {
	const running: NodeRuntime = { path: process.execPath, version: process.version };
	if (chooseNode(release, running.version) === 'running') return running;
	const nodePackage = nodePackageFor(release, process.platform, process.arch);
	const folder: PackageFolder = {
		source: join(__dirname, 'node24'),
		target: join(cacheFolder, 'node24'),
		nodePath: running.path,
		nodeVersion: 'any',
		nativePackages: [],
		...(options.signal && { signal: options.signal }),
	};
	if (!(await isInstalled(folder))) {
		options.report(
			`n8n ${release.version} runs on Node ${describeRange(release)}, this is ` +
				`${running.version}: fetching a Node 24 of its own from npm`,
		);
		await installFolder(folder);
	}
	return await nodeIn(join(folder.target, 'node_modules', nodePackage));
}

async function nodeIn(packageFolder: string): Promise<NodeRuntime> {
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	const path = join(packageFolder, 'bin', name);
	if (!existsSync(path)) throw new Error(`npm installed no Node at ${path}`);
	const { stdout } = await promisify(execFile)(path, ['--version']);
	return { path, version: stdout.trim() };
}

function secondsSince(started: number): string {
	return ((performance.now() - started) / 1000).toFixed(0);
}
