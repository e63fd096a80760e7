import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';

import { goals } from '../demo/fillIn';
import { runGoal } from '../demo/goalRun';
import type { N8nServer } from '../demo/n8n/server';
import { N8N_VERSIONS } from '../demo/n8n/versions';
import { startRig } from '../demo/rig';
import { binaryFiles, savedExecutionBytes } from '../demo/savedExecution';

/*
 * How much memory n8n (server and task runner) takes above its idle for both goals, with few and
 * with many people: npx tsx bench/memory.ts [--n8n VERSION] [people ...]
 */

const settleMs = 15_000;
const sampleMs = 200;
const megabyte = 1024 * 1024;

const { values, positionals } = parseArgs({
	options: { n8n: { type: 'string' } },
	allowPositionals: true,
});
const peopleCounts = positionals.length > 0 ? positionals.map(Number) : [2_000, 200_000];
const versions = N8N_VERSIONS.filter((version) => (values.n8n ?? version) === version);

/** Resident bytes of all of n8n's processes together. */
async function residentBytes(n8n: N8nServer): Promise<number> {
	const pids = await n8n.pids();
	const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', pids.join(',')]);
	const kilobytes = stdout.trim().split(/\s+/).map(Number);
	return kilobytes.reduce((sum, one) => sum + one, 0) * 1024;
}

async function peakWhile<Result>(
	n8n: N8nServer,
	work: () => Promise<Result>,
): Promise<{ readonly peak: number; readonly result: Result }> {
	const stop = new AbortController();
	let peak = 0;
	const watching = (async () => {
		while (!stop.signal.aborted) {
			peak = Math.max(peak, await residentBytes(n8n));
			await delay(sampleMs, undefined, { signal: stop.signal }).catch(() => undefined);
		}
	})();
	try {
		const result = await work();
		return { result, peak };
	} finally {
		stop.abort();
		await watching;
	}
}

const megabytes = (bytes: number): string => String(Math.round(bytes / megabyte));

async function measure(version: (typeof N8N_VERSIONS)[number], people: number): Promise<void> {
	const rig = await startRig({
		version,
		profiles: people,
		users: people,
		report: () => undefined,
	});
	try {
		await delay(settleMs);
		const idle = await residentBytes(rig.n8n);
		const runs: string[] = [];
		let highest = idle;
		for (const goal of goals) {
			const { peak, result } = await peakWhile(rig.n8n, () => runGoal(rig, goal, () => undefined));
			const saved = await savedExecutionBytes(rig.session, result.executionId);
			highest = Math.max(highest, peak);
			runs.push(megabytes(peak - idle), result.seconds.toFixed(1), String(Math.ceil(saved / 1000)));
		}
		const files = await binaryFiles(rig.userFolder);
		const above = megabytes(highest - idle);
		console.log(
			`| ${[version, people, megabytes(idle), above, ...runs, files.length].join(' | ')} |`,
		);
	} finally {
		await rig.stop();
	}
}

async function main(): Promise<void> {
	const perGoal = goals.flatMap((goal) => [
		`${goal}: peak - idle, MB`,
		`${goal}: seconds`,
		`${goal}: saved execution, kB`,
	]);
	const headings = ['n8n', 'people', 'idle, MB', 'peak - idle, MB', ...perGoal, 'binary files'];
	console.log(`| ${headings.join(' | ')} |\n|${'---|'.repeat(headings.length)}`);
	for (const version of versions) {
		for (const people of peopleCounts) await measure(version, people);
	}
}

void main();
