import { setTimeout as delay } from 'node:timers/promises';

import { goals, type Goal } from '../../demo/fillIn';
import { NEWEST_N8N } from '../../demo/n8n/versions';
import { readState } from '../../demo/oracle/readState';
import type { State } from '../../demo/oracle/state';
import { startRig, type Rig } from '../../demo/rig';
import { Random } from '../../sandbox/people/random';
import { openStage } from '../engine/stage';
import { call, login } from '../sandbox/call';
import { columns } from './columns';
import { makeCountersReady } from './counters';
import { mostUnrecorded } from './judgedRun';
import { KilledN8n } from './killedN8n';
import { n8nGoals, outcomeOf, people, requestsSeen, setUpGoal } from './n8nGoal';

const kills = 5;
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

/** So slow are the services that both goals are on their way when n8n dies. */
const answerAfterMs = 2000;

/** As the first death comes, rows are being read and mapped. */
const firstDeathMs = [1500, 6000] as const;

/** A lease that nobody renews is free after 90 s; all else is quick. */
const underWayWithinMs = 240_000;

const say = (line: string): void => void process.stdout.write(`n8n: ${line}\n`);

describe(`n8n ${NEWEST_N8N}, killed ${kills} times while both goals run`, () => {
	const random = new Random(seed, 0);
	let rig: Rig;
	let n8n: KilledN8n;
	let before: State;

	beforeAll(async () => {
		say(`KILL_SEED=${seed}`);
		const folder = `killed-${NEWEST_N8N}`;
		rig = await startRig({ version: NEWEST_N8N, ...people, folder, report: say });
		n8n = new KilledN8n(rig, NEWEST_N8N, say);
		await makeCountersReady(rig.sandbox, await login(rig.sandbox));
		for (const goal of goals) await setUpGoal(rig, goal);
		before = await readState(rig.sandbox.admin.url);
		await call({ method: 'DELETE', url: `${rig.sandbox.admin.url}/admin/requests` });
		await answerLate(rig);
	});

	afterAll(async () => {
		await n8n?.stop();
	});

	const startBoth = async (): Promise<readonly string[]> =>
		await Promise.all(goals.map(async (goal) => await n8n.start(rig.workflowIds[goal])));

	it('loses and doubles nothing', async () => {
		const started = performance.now();
		for (let died = 0; died < kills; died += 1) {
			await startBoth();
			if (died === 0) await delay(random.between(...firstDeathMs));
			else await untilUnderWay(rig, random);
			await n8n.dieAndComeBack();
		}
		for (const executionId of await startBoth()) await n8n.untilEnded(executionId);
		const seconds = Math.round((performance.now() - started) / 1000);

		const after = await readState(rig.sandbox.admin.url);
		const store = openStage(rig.sandbox);
		const rows: Record<string, string | number>[] = [];
		const problems: string[] = [];
		for (const goal of goals) {
			const outcome = await outcomeOf(rig, store, goal, { number: 1, before, after });
			const { problems: found, ...told } = outcome;
			const beyond = (await requestsSeen(rig, goal)) - told.requests;
			rows.push({ goal, kills, ...told, 'requests beyond': beyond, seconds });
			problems.push(...found, ...limitProblems(goal, told.unknown, beyond));
		}
		store.close();
		say(`\n${columns(rows)}`);
		expect(problems).toEqual([]);
	});
});

/** The services do what they are asked at once, and say so late. */
async function answerLate({ sandbox }: Rig): Promise<void> {
	const rules = goals.map((goal) => {
		const { server, route } = n8nGoals[goal];
		const when = { probability: 1 };
		return { server, route, fault: 'delay', after: true, delayMs: answerAfterMs, when };
	});
	const url = `${sandbox.admin.url}/admin/faults`;
	const { status, body } = await call({ method: 'PUT', url, body: { seed, rules } });
	if (status !== 200) throw new Error(JSON.stringify(body));
}

/** Waits until each goal has sent a random number of requests since it was started again. */
async function untilUnderWay(rig: Rig, random: Random): Promise<void> {
	const end = performance.now() + underWayWithinMs;
	const wanted = new Map<Goal, number>();
	for (const goal of goals) {
		const more = random.between(1, n8nGoals[goal].mostRequests);
		wanted.set(goal, (await requestsSeen(rig, goal)) + more);
	}
	for (const [goal, requests] of wanted) {
		while ((await requestsSeen(rig, goal)) < requests) {
			if (performance.now() > end) throw new Error(`The ${goal} goal sends nothing`);
			await delay(100);
		}
		say(`the ${goal} goal has sent ${await requestsSeen(rig, goal)} requests`);
	}
}

/** After each death, rows in flight are unknown or, with what was not recorded yet, sent again. */
function limitProblems(goal: Goal, unknown: number, beyond: number): readonly string[] {
	const { requestsAtOnce, rowsPerRequest } = n8nGoals[goal];
	const inFlight = kills * requestsAtOnce;
	const unrecorded = kills * mostUnrecorded;
	return [
		...(unknown <= inFlight * rowsPerRequest ? [] : [`${unknown} rows of the ${goal} are unknown`]),
		...(beyond <= inFlight + unrecorded ? [] : [`${beyond} requests of the ${goal} too many`]),
	];
}
