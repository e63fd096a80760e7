import type { RunKeys } from '../../stage/keys';
import { PartSeries } from '../../stage/parts/partSeries';
import type { Hash64 } from '../../stage/parts/hash64';
import { rowsPerPart } from '../../stage/parts/partWriter';
import { RowIndexBuilder, writeRowIndex, type Origin } from '../../stage/parts/rowIndex';
import type { OwnPart } from '../../stage/parts/stepIndex';
import type { Store } from '../../stage/store';
import type { SentRow } from './mapRow';

/** One of the two series, and the index of its part that is open. */
interface IndexedSeries {
	readonly parts: PartSeries;
	open: { readonly key: string; readonly index: RowIndexBuilder } | undefined;
}

/**
 * The parts of the map step, in two series: of rows that may be sent twice, and of those that may
 * not, so that only these are delivered with the greatest care. Their numbers follow each other in
 * the order of their first rows. Each has an index of its rows beside it.
 */
export class MappedParts {
	private readonly repeatable: IndexedSeries;
	private readonly once: IndexedSeries;
	private readonly begunKeys: string[] = [];
	private wholeIndexes: NonNullable<IndexedSeries['open']>[] = [];

	constructor(
		private readonly store: Store,
		private readonly keys: RunKeys,
		private readonly hash: Hash64,
		private readonly signal?: AbortSignal,
	) {
		this.repeatable = { parts: new PartSeries(store, signal), open: undefined };
		this.once = { parts: new PartSeries(store, signal), open: undefined };
	}

	/** Adds a row; it is written with the next `write`. */
	add(row: SentRow, origin: Origin): void {
		const series = row.once ? this.once : this.repeatable;
		const open =
			series.parts.isAtBorder || !series.open ? this.begin(series, row, origin) : series.open;
		series.parts.add(row.line);
		open.index.add(origin, row);
	}

	/** Writes the rows that were added since. */
	async write(): Promise<void> {
		await this.repeatable.parts.write();
		await this.once.parts.write();
		await this.writeIndexes();
	}

	/** Closes the last parts and resolves with all of them, by number, once all are stored. */
	async end(): Promise<OwnPart[]> {
		const parts = [...(await this.repeatable.parts.end()), ...(await this.once.parts.end())];
		for (const { open } of [this.repeatable, this.once]) if (open) this.wholeIndexes.push(open);
		await this.writeIndexes();
		const byKey = new Map(parts.map((part) => [part.key, part]));
		return this.begunKeys.flatMap((key) => byKey.get(key) ?? []);
	}

	/** Gives up: what was being uploaded does not appear. */
	async abandon(reason: Error): Promise<void> {
		await Promise.all([this.repeatable.parts.abandon(reason), this.once.parts.abandon(reason)]);
	}

	private begin(
		series: IndexedSeries,
		{ once, fields }: SentRow,
		origin: Origin,
	): NonNullable<IndexedSeries['open']> {
		if (series.open) this.wholeIndexes.push(series.open);
		const number = this.begunKeys.length + 1;
		const key = this.keys.part('map', number);
		this.begunKeys.push(key);
		series.parts.begin({ key, origin, ...(once && { once }) });
		const index = new RowIndexBuilder(this.hash, fields.length, rowsPerPart);
		series.open = { key: this.keys.rowIndex(number), index };
		return series.open;
	}

	private async writeIndexes(): Promise<void> {
		const whole = this.wholeIndexes;
		this.wholeIndexes = [];
		for (const { key, index } of whole) await writeRowIndex(this.store, key, index, this.signal);
	}
}
