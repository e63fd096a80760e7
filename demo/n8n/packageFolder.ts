import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from './npm';
import { hasStamp, stampOf, writeStamp } from './stamp';

export interface PackageFolder {
	/** Holds package.json and package-lock.json. */
	readonly source: string;
	/** Where node_modules goes. */
	readonly target: string;
	/** The Node the packages are meant for. */
	readonly nodePath: string;
	readonly nodeVersion: string;
	/** Packages whose install scripts run; all others are installed without. */
	readonly nativePackages: readonly string[];
	/** Where node-gyp finds Node's headers; it downloads them if not given. */
	readonly headersFolder?: string;
	readonly signal?: AbortSignal;
}

/** Whether a finished installation of exactly this lock file and Node version lies there. */
export async function isInstalled(folder: PackageFolder): Promise<boolean> {
	return await hasStamp(stampFile(folder), await folderStamp(folder));
}

/** Installs what the lock file says into the target folder, replacing what lies there. */
export async function installFolder(folder: PackageFolder): Promise<void> {
	const stamp = await folderStamp(folder);
	await mkdir(folder.target, { recursive: true });
	await rm(stampFile(folder), { force: true });
	for (const file of ['package.json', 'package-lock.json']) {
		await copyFile(join(folder.source, file), join(folder.target, file));
	}
	await npm(folder, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
	if (folder.nativePackages.length > 0) {
		await npm(folder, ['rebuild', ...folder.nativePackages, '--ignore-scripts=false']);
	}
	await writeStamp(stampFile(folder), stamp);
}

async function npm(folder: PackageFolder, args: readonly string[]): Promise<void> {
	await runNpm({
		args,
		cwd: folder.target,
		nodePath: folder.nodePath,
		...(folder.headersFolder && { env: { npm_config_nodedir: folder.headersFolder } }),
		...(folder.signal && { signal: folder.signal }),
	});
}

async function folderStamp(folder: PackageFolder): Promise<string> {
	return stampOf(
		await readFile(join(folder.source, 'package.json')),
		await readFile(join(folder.source, 'package-lock.json')),
		`${folder.nodeVersion} ${process.platform} ${process.arch}`,
	);
}

function stampFile(folder: PackageFolder): string {
	return join(folder.target, 'installed.stamp');
}
