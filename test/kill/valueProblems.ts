import type { State } from '../../demo/oracle/state';
import type { KilledGoal } from './killedGoal';

/** A run, with what both services held before and after it. */
export interface RunStates {
	/** From 1. */
	readonly number: number;
	readonly before: State;
	readonly after: State;
}

/** At least this share of the rows has a number to be added. */
const leastCompared = 0.3;

/**
 * Holds every value that a run was to leave against what the services hold.
 *
 * @param isSent whether a person's row was sent; `undefined` where nobody knows: it then has
 * either added its number once or not at all.
 */
export function valueProblems(
	goal: KilledGoal,
	{ number, before, after }: RunStates,
	isSent: (id: string) => boolean | undefined,
): readonly string[] {
	const [held, holds] = [goal.held(before), goal.held(after)];
	const wrong = { 'marks are missing': 0, 'sums are wrong': 0 };
	let compared = 0;
	const wanted = goal.wanted(number, before);
	for (const [id, { by, mark }] of wanted) {
		const sent = isSent(id);
		const now = holds.get(id);
		if (mark !== undefined && sent === true && now?.mark !== mark) wrong['marks are missing'] += 1;
		if (by === undefined) continue;
		compared += 1;
		const added = (now?.sum ?? 0) - (held.get(id)?.sum ?? 0);
		const isRight = sent === undefined ? added === by || added === 0 : added === (sent ? by : 0);
		if (!isRight) wrong['sums are wrong'] += 1;
	}
	return [
		...Object.entries(wrong).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : [])),
		...(compared > leastCompared * wanted.size ? [] : [`Only ${compared} sums were compared`]),
	];
}
