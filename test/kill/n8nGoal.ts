import { z } from 'zod';

import { GoalKeys } from '../../core/stage/keys';
import { runsOfGoal } from '../../core/stage/run/goalRuns';
import type { S3Store } from '../../core/stage/s3/store';
import { demoCredentials } from '../../demo/credentials';
import type { Goal } from '../../demo/fillIn';
import { updateNodeParameters } from '../../demo/n8n/api/workflows';
import type { Rig } from '../../demo/rig';
import { call } from '../sandbox/call';
import { readDelivered } from './deliveredRun';
import { killedGoals, type KilledGoal } from './killedGoal';
import { countProblems, readReport } from './toldCounts';
import { valueProblems, type RunStates } from './valueProblems';

/** How many people both services know; all of them are rows. */
export const people = { users: 20_000, profiles: 20_000 };

/** How a goal's workflow is set, and what its requests are counted as. */
interface N8nGoal extends KilledGoal {
	readonly mapper: string;
	readonly sender: string;
	readonly options: object;
	readonly server: 'braze' | 'blueconic';
	readonly route: string;
	/** So many requests at most are waited for between one death and the next. */
	readonly mostRequests: number;
}

export const n8nGoals: Readonly<Record<Goal, N8nGoal>> = {
	import: {
		...killedGoals.import,
		people,
		mapper: 'Map to BlueConic',
		sender: 'Import Profiles',
		options: { profilesPerRequest: 200, requestsAtOnce: 4 },
		server: 'blueconic',
		route: 'PUT /rest/v2/profiles',
		mostRequests: 14,
	},
	export: {
		...killedGoals.export,
		people,
		mapper: 'Map to Braze',
		sender: 'Track Users',
		options: { objectsPerRequest: 75, requestsAtOnce: 10 },
		server: 'braze',
		route: 'POST /users/track',
		mostRequests: 36,
	},
};

/** Each goal is of a connection of its own, so that both can run at once. */
const goalName = (goal: Goal) => ({ connection: `n8n ${goal}`, goalKey: `killed-${goal}` });

/** Sets a goal's workflow so that its rows mark people and add numbers. */
export async function setUpGoal(rig: Rig, goal: Goal): Promise<void> {
	const { mapper, sender, options, mapping } = n8nGoals[goal];
	const changes: Readonly<Record<string, object>> = {
		'Begin Run': goalName(goal),
		[mapper]: mapping(1),
		[sender]: { options },
	};
	for (const [node, change] of Object.entries(changes)) {
		await updateNodeParameters(rig.session, rig.workflowIds[goal], node, (parameters) => ({
			...parameters,
			...change,
		}));
	}
}

const requestsSchema = z.record(z.string(), z.record(z.string(), z.number()));

/** How many requests with rows of a goal the service had. */
export async function requestsSeen({ sandbox }: Rig, goal: Goal): Promise<number> {
	const { body } = await call({ method: 'GET', url: `${sandbox.admin.url}/admin/requests` });
	const { server, route } = n8nGoals[goal];
	return requestsSchema.parse(body)[server]?.[route] ?? 0;
}

const stageFolderSchema = z.object({ stageFolder: z.string() });

/** What came of a goal's only run. */
export interface N8nOutcome {
	readonly problems: readonly string[];
	readonly rows: number;
	readonly once: number;
	readonly unknown: number;
	/** Requests that the report knows. */
	readonly requests: number;
}

/** Holds a goal's only run against what it should have done. */
export async function outcomeOf(
	rig: Rig,
	store: S3Store,
	goal: Goal,
	states: RunStates,
): Promise<N8nOutcome> {
	const credential = demoCredentials(rig.sandbox).find(({ type }) => type === 's3StageApi');
	const { stageFolder } = stageFolderSchema.parse(credential?.data);
	const keys = new GoalKeys(stageFolder, goalName(goal));
	const [runId, ...others] = await runsOfGoal(store, keys);
	if (runId === undefined) throw new Error(`There is no run of the ${goal} goal`);
	const delivered = await readDelivered(store, keys.run(runId), n8nGoals[goal].rowOf);
	const report = await readReport(store, keys.run(runId));
	const listed = new Set(delivered.unknown);
	const isSent = (id: string): boolean | undefined => (listed.has(id) ? undefined : true);
	return {
		problems: [
			...others.map((other) => `There is another run, ${other}`),
			...countProblems(n8nGoals[goal], delivered, report),
			...valueProblems(n8nGoals[goal], states, isSent),
		],
		rows: delivered.rows.length,
		once: delivered.rows.filter(({ adds }) => adds).length,
		unknown: listed.size,
		requests: report.counts.requests,
	};
}
