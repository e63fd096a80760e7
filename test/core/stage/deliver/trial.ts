import { deliverParts } from '../../../../core/stage/deliver/deliverParts';
import type { OwnPart } from '../../../../core/stage/parts/stepIndex';
import type { Counts } from '../../../../core/report/counts';
import { Dice } from '../../../sandbox/trackModel/dice';
import { MemoryStore } from '../memoryStore';
import { runKeys, stagePart, stagedRows } from '../stagedRows';
import { CountingService, rowLetters, type Trouble } from './countingService';
import { FragileStore } from './fragileStore';
import { Incarnation, type Death, type Sleep } from './incarnation';

/** What a trial is made of. */
export interface TrialPlan {
	readonly seed: number;
	readonly parts: readonly { readonly rows: number; readonly once: boolean }[];
	readonly limits: { readonly rows: number; readonly bytes: number };
	readonly requestsAtOnce: number;
	readonly trouble: Trouble;
}

/** A row that a list explains. */
export interface ListedRow {
	readonly key: string;
	readonly line: number;
	readonly reason: string;
}

/** A delivery that dies and is started again, and what can be told of it afterwards. */
export class Trial {
	readonly store = new MemoryStore();
	readonly service: CountingService;
	readonly parts: readonly OwnPart[];
	/** By part: its rows' texts. */
	readonly rows: readonly (readonly string[])[];
	crashes = 0;
	/** Steps of the last incarnation. */
	steps = 0;

	constructor(readonly plan: TrialPlan) {
		const dice = new Dice(plan.seed);
		this.service = new CountingService(dice, plan.trouble);
		this.rows = plan.parts.map(({ rows }, part) =>
			Array.from({ length: rows }, (_, line) => `${dice.pick(rowLetters)}${part + 1}-${line + 1}`),
		);
		this.parts = plan.parts.map(({ once }, part) => {
			const lines = (this.rows[part] ?? []).map((row) => JSON.stringify(row));
			return { ...stagePart(this.store, runKeys.part('map', part + 1), lines), once };
		});
	}

	/** Starts the delivery; `undefined` when it did not come to its end. */
	async start(death?: Death, sleep?: Sleep): Promise<Counts | undefined> {
		const life = new Incarnation(death, sleep);
		const settledBefore = this.settledRows();
		this.service.sent = [];
		try {
			const { limits, requestsAtOnce } = this.plan;
			const { counts } = await deliverParts(
				{ store: new FragileStore(this.store, life), keys: runKeys },
				this.parts,
				{ target: 'braze EU-01', limits, requestsAtOnce, send: this.service.senderFor(life) },
			);
			return life.isDead ? undefined : counts;
		} catch {
			return undefined;
		} finally {
			if (life.isDead) this.crashes += 1;
			life.isDead = true;
			this.steps = life.steps;
			expect(this.service.sent.filter((row) => settledBefore.has(row))).toEqual([]);
		}
	}

	/** Starts again and again until all is done; each start may die. */
	async startUntilDone(deaths: readonly (Death | undefined)[]): Promise<Counts> {
		const left = [...deaths];
		for (let start = 1; start < 200; start += 1) {
			const counts = await this.start(left.shift());
			if (counts) return counts;
		}
		throw new Error('The delivery does not come to its end');
	}

	/** Rows that the ledgers in the store call settled. */
	private settledRows(): ReadonlySet<string> {
		const settled = new Set<string>();
		for (const key of this.store.keys().filter((one) => one.startsWith(runKeys.ledgerFolder()))) {
			const part = Number(/part-(\d+)/.exec(key)?.[1]);
			const entry: { settled: { lines: [number, number][] } } = JSON.parse(
				this.store.textOf(key) ?? '',
			);
			for (const [first, last] of entry.settled.lines) {
				for (let line = first; line <= last; line += 1) {
					settled.add(this.rows[part - 1]?.[line - 1] ?? '');
				}
			}
		}
		return settled;
	}

	/** All rows of the lists of rejected or unknown rows, as their texts. */
	listed(list: 'rejected' | 'unknown'): { readonly row: string; readonly reason: string }[] {
		return this.parts.flatMap((part, place) => {
			const number = place + 1;
			const key =
				list === 'unknown' ? runKeys.unknown(number) : runKeys.rejected('deliver', number);
			if (!this.store.objects.has(key)) return [];
			return stagedRows(this.store, key).map((stored) => {
				const { line, reason, key: of } = listedRow(stored);
				expect(of).toBe(part.key);
				return { row: this.rows[place]?.[line - 1] ?? '', reason };
			});
		});
	}
}

function listedRow(stored: unknown): ListedRow {
	if (typeof stored !== 'object' || stored === null) throw new TypeError('No row');
	const { key, line, reason }: Partial<ListedRow> = stored;
	if (key === undefined || line === undefined || reason === undefined)
		throw new TypeError('No row');
	return { key, line, reason };
}

/** Everything that has to hold when a delivery has come to its end. */
export function checkTrial(trial: Trial, counts: Counts): void {
	const rejected = trial.listed('rejected').map(({ row }) => row);
	const unknown = trial.listed('unknown');
	const unknownRows = new Set(unknown.map(({ row }) => row));
	const all = trial.rows.flat();
	const arrivals = (row: string): number => trial.service.arrived.get(row) ?? 0;

	expect(new Set(rejected).size).toBe(rejected.length);
	expect(unknownRows.size).toBe(unknown.length);
	expect(counts.rejected).toBe(rejected.length);
	expect(counts.unknown).toBe(unknown.length);
	expect(counts.accepted + counts.skipped + counts.rejected + counts.unknown).toBe(all.length);

	const { requestsAtOnce, limits } = trial.plan;
	const interrupted = unknown.filter(({ reason }) => reason === 'interrupted').length;
	expect(interrupted).toBeLessThanOrEqual(trial.crashes * requestsAtOnce * limits.rows);

	trial.parts.forEach((part, place) => {
		const rows = trial.rows[place] ?? [];
		const ends = rows.map((row) => endOf(row, rejected, unknownRows));
		const arrived = rows.map(arrivals);
		if (part.once) {
			expect(Math.max(0, ...arrived)).toBeLessThanOrEqual(1);
			expect(rows.filter((_row, at) => ends[at] !== 'unknown' && arrived[at] !== 1)).toEqual([]);
		} else {
			expect(rows.filter((_row, at) => arrived[at] === 0)).toEqual([]);
			expect(rows.filter((row) => unknownRows.has(row) && !row.startsWith('u'))).toEqual([]);
		}
		expect(ends.filter((end, at) => end !== 'unknown' && end !== rows[at]?.[0])).toEqual([]);
	});
}

/** As its lists tell it: the letter that the row itself should have. */
function endOf(row: string, rejected: readonly string[], unknown: ReadonlySet<string>): string {
	if (unknown.has(row)) return 'unknown';
	if (rejected.includes(row)) return 'r';
	return row.startsWith('s') ? 's' : 'a';
}
