import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { N8nInstall, Report } from './install';
import { runNpm } from './npm';
import { hasStamp, stampOf, writeStamp } from './stamp';

export interface CommunityPackageOptions {
	readonly install: N8nInstall;
	readonly userFolder: string;
	/** The package's name on npm: the first part of its node types. */
	readonly name: string;
	/** What `npm pack` made. */
	readonly tarball: string;
	readonly report: Report;
	readonly signal?: AbortSignal;
}

const manifestSchema = z.looseObject({ version: z.string() });
const ledgerSchema = z.looseObject({ dependencies: z.record(z.string(), z.string()) });

/**
 * Puts a packed community package where n8n's own "Install" button puts it, in the same way: its
 * dependencies without scripts, development and peer ones left out. n8n loads it at its next start.
 */
export async function installCommunityPackage(options: CommunityPackageOptions): Promise<void> {
	const { install, userFolder, name, tarball, report } = options;
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	const packageFolder = join(nodesFolder, 'node_modules', name);
	const stampFile = join(nodesFolder, `${name.replace('/', '-')}.stamp`);
	const stamp = stampOf(await readFile(tarball), install.nodeVersion);
	if (await hasStamp(stampFile, stamp)) return;

	report(`Installing ${name} into n8n`);
	await rm(stampFile, { force: true });
	await rm(packageFolder, { recursive: true, force: true });
	await mkdir(packageFolder, { recursive: true });
	await promisify(execFile)('tar', ['-xzf', tarball, '-C', packageFolder, '--strip-components=1']);
	const version = await keepRunTimePart(join(packageFolder, 'package.json'));
	await installDependencies(options, packageFolder);
	await enterIntoLedger(join(nodesFolder, 'package.json'), name, version);
	await writeStamp(stampFile, stamp);
}

async function keepRunTimePart(manifestFile: string): Promise<string> {
	const manifest = manifestSchema.parse(JSON.parse(await readFile(manifestFile, 'utf8')));
	for (const unused of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		Reflect.deleteProperty(manifest, unused);
	}
	await writeFile(manifestFile, JSON.stringify(manifest, null, 2));
	return manifest.version;
}

async function installDependencies(
	{ install, signal }: CommunityPackageOptions,
	packageFolder: string,
): Promise<void> {
	await runNpm({
		args: [
			'install',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
		],
		cwd: packageFolder,
		nodePath: install.nodePath,
		...(signal && { signal }),
	});
}

async function enterIntoLedger(ledgerFile: string, name: string, version: string): Promise<void> {
	const text = await readFile(ledgerFile, 'utf8').catch(() => undefined);
	const ledger =
		text === undefined
			? { name: 'installed-nodes', private: true, dependencies: {} }
			: ledgerSchema.parse(JSON.parse(text));
	const dependencies = { ...ledger.dependencies, [name]: version };
	await writeFile(ledgerFile, JSON.stringify({ ...ledger, dependencies }, null, 2));
}
