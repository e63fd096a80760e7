import type { DeliveredRun } from './deliveredRun';
import type { SentRequest, SentRow, TrafficEvent } from './traffic';

/** How often rows were sent, and whether they should have been. */
export interface RowFates {
	/** By id; rows that were never sent are missing. */
	readonly sends: ReadonlyMap<string, number>;
	/** Rows that were sent again, by the number of the process that died before. */
	readonly repeated: ReadonlyMap<number, number>;
	/** Rows that were given up as unknown, by the number of the process that did. */
	readonly givenUp: ReadonlyMap<number, number>;
	readonly problems: readonly string[];
}

interface Sending {
	readonly request: SentRequest;
	readonly times: number;
}

/** Follows every row through what was seen on the way, against what the ledger says. */
export function rowFates(events: readonly TrafficEvent[], delivered: DeliveredRun): RowFates {
	const follower = new Follower(delivered);
	for (const event of events) follower.see(event);
	return {
		sends: new Map([...follower.sendings].map(([id, { times }]) => [id, times])),
		repeated: follower.repeated,
		givenUp: follower.givenUp,
		problems: [...follower.problems],
	};
}

class Follower {
	readonly sendings = new Map<string, Sending>();
	readonly repeated = new Map<number, number>();
	readonly givenUp = new Map<number, number>();
	readonly problems = new Set<string>();
	/** What the ledger held when the process began that runs now. */
	private readonly settledBefore = new Set<string>();
	private readonly settledSince: string[] = [];
	private process = 0;

	constructor(private readonly delivered: DeliveredRun) {}

	see(event: TrafficEvent): void {
		if (event.kind === 'started') this.started();
		if (event.kind === 'recorded') this.recorded(event.key);
		if (event.kind === 'refused') this.problems.add(`A request was answered ${event.status}`);
		if (event.kind !== 'sent') return;
		for (const row of event.rows) this.sent(row, event);
	}

	private started(): void {
		this.process += 1;
		for (const id of this.settledSince.splice(0)) this.settledBefore.add(id);
	}

	private recorded(key: string): void {
		const entry = this.delivered.entries.get(key);
		if (!entry) return void this.problems.add(`${key} is gone`);
		this.settledSince.push(...entry.settled);
		add(this.givenUp, this.process, entry.unknown);
	}

	private sent({ id, adds }: SentRow, request: SentRequest): void {
		const before = this.sendings.get(id);
		this.sendings.set(id, { request, times: (before?.times ?? 0) + 1 });
		if (!before) return;
		const { process, wasAnswered } = before.request;
		add(this.repeated, process, 1);
		if (adds) this.problems.add('A row that adds was sent twice');
		// Without an answer it could not know that the row had arrived.
		if (process === request.process && wasAnswered) {
			this.problems.add(`Process ${process} sent a row again that had been answered`);
		}
		if (this.settledBefore.has(id)) this.problems.add('A row was sent again that was recorded');
	}
}

function add(counts: Map<number, number>, process: number, by: number): void {
	if (by > 0) counts.set(process, (counts.get(process) ?? 0) + by);
}
