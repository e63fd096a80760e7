import { setImmediate as turn } from 'node:timers/promises';

import type { Kinds } from '../../../../core/report/counts';
import { OpenOutcomeError, PassingError } from '../../../../core/flow/syncError';
import type { BatchOutcome, RowNote, SendBatch } from '../../../../core/stage/deliver/batchOutcome';
import type { Dice } from '../../../sandbox/trackModel/dice';
import type { Incarnation } from './incarnation';

/** How often something goes wrong, in percent of requests. */
export interface Trouble {
	/** Taken or not, and no clear answer. */
	readonly open: number;
	/** Surely not taken. */
	readonly notTaken: number;
}

/** A service that counts how often each row arrived, and refuses, skips or forgets some. */
export class CountingService {
	readonly arrived = new Map<string, number>();
	/** Rows in the order in which they were sent, taken or not. */
	sent: string[] = [];

	constructor(
		private readonly dice: Dice,
		private readonly trouble: Trouble,
	) {}

	/** The service as one process reaches it. */
	senderFor(life: Incarnation): SendBatch {
		return async ({ lines }) => {
			const rows = lines.map((line): string => JSON.parse(line.toString('utf8')));
			return await life.live(async () => {
				this.sent.push(...rows);
				await this.pause();
				return await this.answer(rows);
			});
		};
	}

	private async answer(rows: readonly string[]) {
		const roll = this.dice.between(0, 99);
		if (roll < this.trouble.notTaken) throw new PassingError('Run again later.');
		const isOpen = roll < this.trouble.notTaken + this.trouble.open;
		if (isOpen && roll % 2 === 0) throw new OpenOutcomeError('Run again later.', '503');
		for (const row of rows) this.arrived.set(row, (this.arrived.get(row) ?? 0) + 1);
		await this.pause();
		if (isOpen) throw new OpenOutcomeError('Run again later.', '503');
		return outcomeOf(rows);
	}

	private async pause(): Promise<void> {
		for (let left = this.dice.between(0, 3); left > 0; left -= 1) await turn();
	}
}

/** What becomes of a row is its first letter: accepted, refused, skipped or unknown. */
export const rowLetters = ['a', 'a', 'a', 'a', 'r', 's', 'u'] as const;

const noKinds: Kinds = {};

function outcomeOf(rows: readonly string[]): BatchOutcome {
	const placesOf = (letter: string): number[] =>
		rows.flatMap((row, place) => (row.startsWith(letter) ? [place] : []));
	const noted = (letter: string, note: RowNote) =>
		new Map(placesOf(letter).map((place) => [place, note] as const));
	const skipped = placesOf('s').length;
	return {
		counts: { accepted: placesOf('a').length, skipped },
		refused: noted('r', { reason: 'refusedByService', message: 'not valid' }),
		unknown: noted('u', { reason: 'unclear', message: 'not said' }),
		skips: skipped > 0 ? { NOTFOUND: skipped } : noKinds,
	};
}
