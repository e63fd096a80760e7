import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

import { goals } from '../demo/fillIn';
import { runGoal } from '../demo/goalRun';
import type { N8nServer } from '../demo/n8n/server';
import { N8N_VERSIONS } from '../demo/n8n/versions';
import { startRig } from '../demo/rig';
import { binaryFiles, savedExecutionBytes } from '../demo/savedExecution';

/*
 * How much memory n8n (server and task runner) takes above its idle for both goals, with few and
 * with many people: npx tsx bench/memory.ts [people ...]
 */

const settleMs = 15_000;
const sampleMs = 200;
const megabyte = 1024 * 1024;

const sizes = process.argv.slice(2).map(Number);
const peopleCounts = sizes.length > 0 ? sizes : [2_000, 200_000];

/** Resident bytes of all of n8n's processes together. */
async function residentBytes(n8n: N8nServer): Promise<number> {
	const pids = await n8n.pids();
	const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', pids.join(',')]);
	const kilobytes = stdout.trim().split(/\s+/).map(Number);
	return kilobytes.reduce((sum, one) => sum + one, 0) * 1024;
}

async function peakWhile(n8n: N8nServer, work: () => Promise<void>): Promise<number> {
	const stop = new AbortController();
	let peak = 0;
	const watching = (async () => {
		while (!stop.signal.aborted) {
			peak = Math.max(peak, await residentBytes(n8n));
			await delay(sampleMs, undefined, { signal: stop.signal }).catch(() => undefined);
		}
	})();
	try {
		await work();
	} finally {
		stop.abort();
		await watching;
	}
	return peak;
}

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
		const peak = await peakWhile(rig.n8n, async () => {
			for (const goal of goals) {
				const { executionId, seconds } = await runGoal(rig, goal, () => undefined);
				const saved = await savedExecutionBytes(rig.session, executionId);
				runs.push(`${goal} ${seconds.toFixed(1)} s, ${Math.ceil(saved / 1000)} kB saved`);
			}
		});
		const files = await binaryFiles(rig.userFolder);
		const inMegabytes = [idle, peak, peak - idle].map((bytes) => Math.round(bytes / megabyte));
		console.log(`| ${[version, people, ...inMegabytes, ...runs, files.length].join(' | ')} |`);
	} finally {
		await rig.stop();
	}
}

async function main(): Promise<void> {
	console.log(
		'| n8n | people | idle MB | peak MB | peak - idle MB | import | export | binary files |',
	);
	console.log('|---|---|---|---|---|---|---|---|');
	for (const version of N8N_VERSIONS) {
		for (const people of peopleCounts) await measure(version, people);
	}
}

void main();
