import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { endWithParent } from './endWithParent';
import { freePort } from './freePort';
import type { N8nInstall, Report } from './install';
import { groupMembers, HAS_PROCESS_GROUPS, signalGroup } from './processGroup';
import { serverEnvironment } from './serverEnvironment';
import { keepServerLog, type ServerLog } from './serverLog';

type N8nProcess = ChildProcessByStdio<null, Readable, Readable>;

const START_TIMEOUT_MS = 180_000;
/** What n8n wrote last may still be on its way when it has ended. */
const LOG_TIMEOUT_MS = 2_000;
/** n8n gives running executions 30 s of its own before it ends. */
const STOP_TIMEOUT_MS = 40_000;

export interface StartOptions {
	readonly install: N8nInstall;
	/** n8n keeps its database, keys and community packages in `.n8n` below. */
	readonly userFolder: string;
	/** A free one is taken if not given. */
	readonly port?: number;
	readonly env?: Readonly<Record<string, string>>;
	readonly report: Report;
}

/** A running n8n. */
export interface N8nServer {
	readonly url: string;
	readonly pid: number;
	readonly logFile: string;
	/** Settles when n8n has ended, for whatever reason. */
	readonly ended: Promise<void>;
	/** How it ended: by which signal or with which exit code. */
	end(): string;
	/** The server's process and those it started, its task runner above all. */
	pids(): Promise<number[]>;
	/** Asks n8n to end, waits for it, and ends it by force if it takes too long. */
	stop(): Promise<void>;
}

/**
 * Starts n8n on 127.0.0.1 and waits until its editor answers; one that ends while starting is
 * started once more. It is ended with this process at the latest, however this process ends short
 * of being killed.
 * @throws with n8n's last log lines when it does not come up.
 */
export async function startN8n(options: StartOptions): Promise<N8nServer> {
	await mkdir(options.userFolder, { recursive: true });
	try {
		return await startOnce(options);
	} catch (error) {
		if (!(error instanceof EndedWhileStarting)) throw error;
		options.report(`${error.message}\nStarting it once more`);
		return await startOnce(options);
	}
}

async function startOnce(options: StartOptions): Promise<N8nServer> {
	const { install, userFolder, report } = options;
	const port = options.port ?? (await freePort());
	const started = performance.now();
	const child = spawn(install.nodePath, [install.n8nBin, 'start'], {
		cwd: userFolder,
		env: serverEnvironment({ ...options, port, brokerPort: await freePort() }),
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: HAS_PROCESS_GROUPS,
	});
	const log = keepServerLog(join(userFolder, 'n8n.log'), [child.stdout, child.stderr]);
	const server = serverOf(child, `http://127.0.0.1:${port}`, log.file);
	try {
		await untilReady(server, log);
	} catch (error) {
		await server.stop();
		throw error;
	}
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	report(`n8n ${install.release.version} is up after ${seconds} s at ${server.url}`);
	return server;
}

class EndedWhileStarting extends Error {}

function serverOf(child: N8nProcess, url: string, logFile: string): N8nServer {
	const { pid } = child;
	if (pid === undefined) throw new Error(`n8n could not be started: ${child.spawnfile}`);
	const release = endWithParent(pid);
	const ended = once(child, 'exit').then(release);
	return {
		url,
		pid,
		logFile,
		ended,
		end: () => (child.signalCode ? `by ${child.signalCode}` : `exit code ${child.exitCode}`),
		pids: async () => await groupMembers(pid),
		stop: async () => {
			if (child.exitCode === null && child.signalCode === null) {
				child.kill('SIGTERM');
				await withinTime(ended, STOP_TIMEOUT_MS);
			}
			signalGroup(pid, 'SIGKILL');
			await ended;
		},
	};
}

async function untilReady(server: N8nServer, log: ServerLog): Promise<void> {
	const outcome = await withinTime(
		Promise.race([
			log.ready.then(() => 'ready' as const),
			server.ended.then(() => 'ended' as const),
		]),
		START_TIMEOUT_MS,
	);
	if (outcome === 'ready') return;
	await withinTime(log.complete, LOG_TIMEOUT_MS);
	const rest = `its log is ${log.file} and ends:\n${log.lastLines()}`;
	if (outcome === 'ended') {
		throw new EndedWhileStarting(`n8n ended while starting (${server.end()}); ${rest}`);
	}
	throw new Error(`n8n did not come up in three minutes; ${rest}`);
}

/** The promise's value, or undefined when it takes longer. */
async function withinTime<T>(promise: Promise<T>, timeoutMs: number): Promise<T | undefined> {
	const timer = new AbortController();
	try {
		return await Promise.race([
			promise,
			sleep(timeoutMs, undefined, { signal: timer.signal }).catch(() => undefined),
		]);
	} finally {
		timer.abort();
	}
}
