import { RowError } from '../../flow/syncError';
import { KindCounter } from '../../report/counts';
import { rejectedRowsWriter, type RejectedRow } from '../../stage/parts/rejectedRows';
import { loadHash64 } from '../../stage/parts/hash64';
import type { StepContext, StepOutcome } from '../../stage/step';
import { mapLine, type MapRow, type Warn } from './mapRow';
import { MappedParts } from './mappedParts';

/** Lines, every one in its place; blank ones are no rows. */
export interface SourceText {
	readonly key: string;
	readonly lines: AsyncIterable<readonly Buffer[]>;
}

/** The texts of a part or file: a zip has several, all others one. Their lines are counted on. */
export type RowSource = Iterable<SourceText> | AsyncIterable<SourceText>;

/** Lines that come together. */
interface Lines {
	readonly key: string;
	/** Number of the first one in its text, from 1. */
	readonly first: number;
	/** Number of the part or file, from 1. */
	readonly source: number;
	/** How many lines its earlier texts have. */
	readonly before: number;
	readonly lines: readonly Buffer[];
}

/**
 * Streams the rows of the sources through the mapping into the parts of the map step; at most as
 * many as a first try takes.
 */
export async function mapRows(
	{ store, keys, signal, limitProfiles = Infinity, onProgress }: StepContext,
	sources: Iterable<RowSource>,
	mapRow: MapRow,
): Promise<StepOutcome> {
	const reasons = new KindCounter();
	const warnings = new KindCounter();
	const warn: Warn = (kind, target) => warnings.add(`${kind} (${target})`);
	const tally = { read: 0, mapped: 0, skipped: 0, rejected: 0 };
	const mappedParts = new MappedParts(store, keys, await loadHash64(), signal);
	const rejectedWriter = rejectedRowsWriter(store, keys, 'map', signal);

	const mapLines = async ({ key, first, source, before, lines }: Lines): Promise<void> => {
		const readBefore = tally.read;
		const rejected: RejectedRow[] = [];
		for (let position = 0; position < lines.length; position += 1) {
			const bytes = lines[position];
			if (!bytes || bytes.length === 0) continue;
			if (tally.read >= limitProfiles) break;
			tally.read += 1;
			const line = first + position;
			const origin = { source, line: before + line };
			const outcome = mapLine(mapRow, bytes, origin, warn);
			if (outcome instanceof RowError) {
				const { reason, message } = outcome;
				reasons.add(reason);
				rejected.push({ key, line, reason, message });
			} else if ('skip' in outcome) {
				reasons.add(outcome.skip);
				tally.skipped += 1;
			} else {
				tally.mapped += 1;
				mappedParts.add(outcome, origin);
			}
		}
		tally.rejected += rejected.length;
		await mappedParts.write();
		await rejectedWriter.write(rejected.map((row) => JSON.stringify(row)));
		onProgress?.(tally.read - readBefore);
	};

	const mapSource = async (texts: RowSource, source: number): Promise<void> => {
		let before = 0;
		for await (const { key, lines } of texts) {
			let first = 1;
			for await (const some of lines) {
				signal?.throwIfAborted();
				await mapLines({ key, first, source, before, lines: some });
				if (tally.read >= limitProfiles) return;
				first += some.length;
			}
			before += first - 1;
		}
	};

	try {
		let source = 0;
		for (const one of sources) {
			if (tally.read >= limitProfiles) break;
			source += 1;
			await mapSource(one, source);
		}
		const parts = await mappedParts.end();
		await rejectedWriter.end();
		return {
			parts,
			counts: tally,
			reasons: reasons.kinds(),
			warnings: warnings.kinds(),
		};
	} catch (error) {
		const reason = error instanceof Error ? error : new Error(String(error));
		await Promise.all([mappedParts.abandon(reason), rejectedWriter.abandon(reason)]);
		throw error;
	}
}
