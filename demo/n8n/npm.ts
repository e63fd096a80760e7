import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

const LAST_LINES = 15;

export interface NpmRun {
	readonly args: readonly string[];
	readonly cwd: string;
	/** The Node that npm and the scripts it starts run on. */
	readonly nodePath: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal;
}

/**
 * Runs npm, with the Node given first on the PATH.
 * @throws with npm's last lines when it fails.
 */
export async function runNpm(run: NpmRun): Promise<void> {
	const { command, args, shell } = npmCommand(run.nodePath);
	const child = spawn(command, [...args, ...run.args], {
		cwd: run.cwd,
		env: { ...process.env, ...run.env, PATH: pathWith(run.nodePath) },
		stdio: ['ignore', 'pipe', 'pipe'],
		shell,
		...(run.signal && { signal: run.signal }),
	});
	const lines: string[] = [];
	const keep = (chunk: Buffer): void => {
		lines.push(...chunk.toString('utf8').trimEnd().split('\n'));
		lines.splice(0, Math.max(0, lines.length - LAST_LINES));
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	await new Promise<void>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => {
			if (code === 0) resolve();
			else reject(new Error(`npm ${run.args.join(' ')} stopped (${code}):\n${lines.join('\n')}`));
		});
	});
}

/** The PATH of this process with the folder of that Node in front. */
export function pathWith(nodePath: string): string {
	return [dirname(nodePath), process.env['PATH'] ?? ''].join(delimiter);
}

function npmCommand(nodePath: string): { command: string; args: string[]; shell: boolean } {
	const npmCli = process.env['npm_execpath'];
	if (npmCli?.endsWith('npm-cli.js')) return { command: nodePath, args: [npmCli], shell: false };
	return { command: 'npm', args: [], shell: process.platform === 'win32' };
}
