import type { Store } from '../store';
import { PartWriter, rowsPerPart } from './partWriter';
import type { OwnPart } from './stepIndex';

/** What a part is called, and what it can be made again from. */
export type PartDetails = Pick<OwnPart, 'key' | 'origin' | 'cursor' | 'once'>;

/**
 * Rows that become one part after another. Whoever adds rows names each part as its first row
 * comes, so that the numbers of several series can follow each other.
 */
export class PartSeries {
	private readonly begun: PartDetails[] = [];
	private readonly writer: PartWriter;
	private rows = 0;
	private waiting: string[] = [];

	constructor(store: Store, signal?: AbortSignal) {
		const keyOf = (part: number): string => {
			const details = this.begun[part - 1];
			if (details) return details.key;
			throw new Error('A part of a series was not begun');
		};
		this.writer = new PartWriter(store, keyOf, signal);
	}

	/** Whether the next row is the first one of a part, which has to be begun before. */
	get isAtBorder(): boolean {
		return this.rows % rowsPerPart === 0;
	}

	begin(part: PartDetails): void {
		this.begun.push(part);
	}

	/** Adds a row, the JSON text of one line; it is written with the next `write`. */
	add(row: string): void {
		this.waiting.push(row);
		this.rows += 1;
	}

	/** Writes the rows that were added since. */
	async write(): Promise<void> {
		if (this.waiting.length === 0) return;
		const rows = this.waiting;
		this.waiting = [];
		await this.writer.write(rows);
	}

	/** Closes the last part and resolves with all of them, in order, once all are stored. */
	async end(): Promise<OwnPart[]> {
		await this.write();
		const parts = await this.writer.end();
		return parts.map((part, place) => ({ ...part, ...this.begun[place] }));
	}

	/** Gives up: what was being uploaded does not appear. */
	async abandon(reason: Error): Promise<void> {
		await this.writer.abandon(reason);
	}
}
