import { killedGoals } from './killedGoal';
import { startKillRig, type KillRig } from './killRig';
import { KilledRun } from './killedRun';
import { judge, type RunRow } from './judgedRun';
import { columns } from './columns';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** To be set for more or fewer of them, or to see a failure again. */
const kills = Number(process.env.KILL_COUNT ?? 100);
const killsPerRun = Number(process.env.KILL_COUNT_PER_RUN ?? 25);
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

/** Declares the test of one goal: run after run, until there were enough deaths. */
export function killGoalTest(type: keyof typeof killedGoals): void {
	const goal = killedGoals[type];
	let rig: KillRig;

	beforeAll(async () => {
		rig = await startKillRig(goal);
	});

	afterAll(async () => {
		await rig?.close();
	});

	it(`loses and doubles nothing of an ${type} that is killed ${kills} times`, async () => {
		say(`${type}: KILL_SEED=${seed}`);
		const rows: RunRow[] = [];
		let before = await rig.state();
		for (let died = 0, number = 1; died < kills; number += 1) {
			const wanted = Math.min(killsPerRun, kills - died);
			const run = new KilledRun(rig, goal, number, { seed, kills: wanted });
			const traffic = await run.toItsEnd();
			const after = await rig.state();
			const { problems, row } = await judge(rig, goal, { number, traffic, before, after });
			rows.push(row);
			died += Number(row.kills);
			for (const sentence of traffic.sentences) say(`  ${sentence}`);
			say(`${type}\n${columns(rows)}`);
			expect(problems).toEqual([]);
			before = after;
		}
	});
}
