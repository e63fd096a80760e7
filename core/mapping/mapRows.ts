import { RowError } from '../flow/syncError';
import { KindCounter } from '../report/counts';
import { PartWriter } from '../stage/parts/partWriter';
import { rejectedRowsWriter, type RejectedRow } from '../stage/parts/rejectedRows';
import type { StepContext, StepOutcome } from '../stage/step';

/** Where a row came from. */
export interface Origin {
	/** Number of the part or file, from 1. */
	readonly source: number;
	/** From 1. */
	readonly line: number;
}

/** A mapped row: the final JSON text of what is sent, or why the row is left out. */
export type MappedRow = { readonly line: string } | { readonly skip: string };

/**
 * Maps one row.
 *
 * @throws RowError when the row has to be refused.
 */
export type MapRow = (row: unknown, origin: Origin, warn: (kind: string) => void) => MappedRow;

/** A part or file with its rows. */
export interface RowSource {
	readonly key: string;
	readonly lines: AsyncIterable<readonly Buffer[]>;
}

/** Streams every row of the sources through the mapping into the parts of the map step. */
export async function mapRows(
	{ store, keys, signal }: StepContext,
	sources: Iterable<RowSource>,
	mapRow: MapRow,
): Promise<StepOutcome> {
	const reasons = new KindCounter();
	const warnings = new KindCounter();
	const warn = (kind: string): void => warnings.add(kind);
	const tally = { read: 0, mapped: 0, skipped: 0, rejected: 0 };
	const mappedWriter = new PartWriter(store, (part) => keys.part('map', part), signal);
	const rejectedWriter = rejectedRowsWriter(store, keys, 'map', signal);

	const mapLine = (line: Buffer, origin: Origin): MappedRow | RowError => {
		try {
			return mapRow(rowOf(line), origin, warn);
		} catch (error) {
			if (error instanceof RowError) return error;
			throw error;
		}
	};

	const mapLines = async (key: string, source: number, first: number, lines: readonly Buffer[]) => {
		const mapped: string[] = [];
		const rejected: RejectedRow[] = [];
		lines.forEach((bytes, position) => {
			const line = first + position;
			const outcome = mapLine(bytes, { source, line });
			if (outcome instanceof RowError) {
				reasons.add(outcome.reason);
				rejected.push({ key, line, reason: outcome.reason, message: outcome.message });
			} else if ('skip' in outcome) {
				reasons.add(outcome.skip);
				tally.skipped += 1;
			} else {
				mapped.push(outcome.line);
			}
		});
		tally.read += lines.length;
		tally.mapped += mapped.length;
		tally.rejected += rejected.length;
		await mappedWriter.write(mapped);
		await rejectedWriter.write(rejected.map((row) => JSON.stringify(row)));
	};

	try {
		let source = 0;
		for (const { key, lines } of sources) {
			source += 1;
			let next = 1;
			for await (const some of lines) {
				signal?.throwIfAborted();
				await mapLines(key, source, next, some);
				next += some.length;
			}
		}
		const parts = await mappedWriter.end();
		await rejectedWriter.end();
		return {
			parts,
			counts: tally,
			reasons: reasons.kinds(),
			warnings: warnings.kinds(),
		};
	} catch (error) {
		const reason = error instanceof Error ? error : new Error(String(error));
		await Promise.all([mappedWriter.abandon(reason), rejectedWriter.abandon(reason)]);
		throw error;
	}
}

function rowOf(line: Buffer): unknown {
	try {
		return JSON.parse(line.toString('utf8'));
	} catch {
		throw new RowError('brokenJson', 'The line is no whole JSON text.');
	}
}
