// Makes a fresh checkout ready with nothing but Node and npm: no dependency may be imported here.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.installed.stamp');
const oldestNode = [20, 19];

/** Runs a command in the checkout; ends this process when the command fails. */
export function run(command, args, env = {}) {
	const { status, error } = spawnSync(command, args, {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, ...env },
		shell: process.platform === 'win32' && command === 'npm',
	});
	if (error) throw error;
	if (status !== 0) process.exit(status ?? 1);
}

/** Runs the command line of an installed package. */
export function runPackage(file, args = [], env = {}) {
	run(process.execPath, [join(root, 'node_modules', file), ...args], env);
}

/** Runs packages' command lines side by side; ends this process when one of them has failed. */
export async function runPackagesTogether(commands) {
	const ends = commands.map(async ([file, args]) => {
		const command = [join(root, 'node_modules', file), ...args];
		const [status] = await once(
			spawn(process.execPath, command, { cwd: root, stdio: 'inherit' }),
			'exit',
		);
		return status;
	});
	const failed = (await Promise.all(ends)).find((status) => status !== 0);
	if (failed !== undefined) process.exit(failed ?? 1);
}

function checkNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	const isOldEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
	if (isOldEnough) return;
	process.stderr.write(
		`Node ${oldestNode.join('.')} or newer is needed, this is ${process.version}.\n`,
	);
	process.exit(1);
}

/** Installs what the lock file says, unless it is there. */
export function prepare() {
	checkNode();
	const lock = readFileSync(join(root, 'package-lock.json'));
	const stamp = createHash('sha256').update(lock).update(process.version).digest('hex');
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
	process.stdout.write('Installing development dependencies, this takes a minute\n');
	run('npm', ['ci', '--loglevel=error']);
	writeFileSync(stampFile, stamp);
}
