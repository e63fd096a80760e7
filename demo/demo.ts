import { once } from 'node:events';
import { parseArgs } from 'node:util';

import { goals } from './fillIn';
import { freePort } from './n8n/freePort';
import { NEWEST_N8N } from './n8n/versions';
import { readState } from './oracle/readState';
import { runGoal } from './goalRun';
import { startRig, type Rig } from './rig';
import { tableText, type TableRow } from './table';
import { verdict } from './verdict';

const editorPort = 5678;
const people = { profiles: 20_000, users: 20_000 };

const { values: flags } = parseArgs({
	options: {
		exit: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false },
	},
});

const say = (line: string): void => console.log(line);

/** Runs both goals and holds what arrived against the oracle. */
async function runBoth(rig: Rig): Promise<readonly TableRow[]> {
	const rows: TableRow[] = [];
	let before = await readState(rig.sandbox.admin.url);
	for (const goal of goals) {
		say(`Running the ${goal} goal in n8n`);
		const run = await runGoal(rig, goal, (text) => say(`  ${text}`));
		const after = await readState(rig.sandbox.admin.url);
		const { row, compared, examples } = verdict(goal, run, before, after, people);
		say(`  ${compared} values compared with the oracle's, ${row.differences} differences`);
		for (const example of examples) say(`  ${example}`);
		rows.push(row);
		before = after;
	}
	return rows;
}

async function untilEnded(rig: Rig): Promise<void> {
	await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), rig.n8n.ended]);
}

async function main(): Promise<void> {
	const started = performance.now();
	const port = await freePort(editorPort);
	const rig = await startRig({ version: NEWEST_N8N, ...people, port, report: say });
	try {
		const rows = await runBoth(rig);
		say(`\n${tableText(rows)}\n`);
		say(`Done after ${Math.round((performance.now() - started) / 1000)} s`);
		const isRight = rows.every(({ differences }) => differences === 0);
		const staysOpen = isRight && !flags.exit;
		if (!isRight) process.exitCode = 1;
		if (staysOpen)
			say(`The editor is at ${rig.n8n.url} (login in ${rig.ownerFile}); Ctrl+C ends it.`);
		if (flags.json) say(JSON.stringify(rows));
		if (staysOpen) await untilEnded(rig);
	} finally {
		await rig.stop();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
