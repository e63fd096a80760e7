import type { RunKeys } from '../stage/keys';
import { PartSeries } from '../stage/parts/partSeries';
import type { OwnPart } from '../stage/parts/stepIndex';
import type { Store } from '../stage/store';
import type { Origin, SentRow } from './mapRow';

/**
 * The parts of the map step, in two series: of rows that may be sent twice, and of those that may
 * not, so that only these are delivered with the greatest care. Their numbers follow each other in
 * the order of their first rows.
 */
export class MappedParts {
	private readonly repeatable: PartSeries;
	private readonly once: PartSeries;
	private readonly begunKeys: string[] = [];

	constructor(
		store: Store,
		private readonly keys: RunKeys,
		signal?: AbortSignal,
	) {
		this.repeatable = new PartSeries(store, signal);
		this.once = new PartSeries(store, signal);
	}

	/** Adds a row; it is written with the next `write`. */
	add({ line, once }: SentRow, origin: Origin): void {
		const series = once ? this.once : this.repeatable;
		if (series.isAtBorder) {
			const key = this.keys.part('map', this.begunKeys.length + 1);
			this.begunKeys.push(key);
			series.begin({ key, origin, ...(once && { once }) });
		}
		series.add(line);
	}

	/** Writes the rows that were added since. */
	async write(): Promise<void> {
		await this.repeatable.write();
		await this.once.write();
	}

	/** Closes the last parts and resolves with all of them, by number, once all are stored. */
	async end(): Promise<OwnPart[]> {
		const parts = [...(await this.repeatable.end()), ...(await this.once.end())];
		const byKey = new Map(parts.map((part) => [part.key, part]));
		return this.begunKeys.flatMap((key) => byKey.get(key) ?? []);
	}

	/** Gives up: what was being uploaded does not appear. */
	async abandon(reason: Error): Promise<void> {
		await Promise.all([this.repeatable.abandon(reason), this.once.abandon(reason)]);
	}
}
