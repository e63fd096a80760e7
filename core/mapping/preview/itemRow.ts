import { RowError } from '../../flow/syncError';
import type { SampledRow } from './sampledRows';

/**
 * An item of a workflow as a row: its JSON, so that it is mapped as a staged line is, and nothing of
 * the item itself can change.
 *
 * @param position From 0.
 */
export function itemRow(json: object, position: number): SampledRow | RowError {
	const line = position + 1;
	try {
		const bytes = Buffer.from(JSON.stringify(json));
		return { key: 'items', line, bytes, origin: { source: 1, line } };
	} catch {
		return new RowError('notJson', `Item ${line} holds something that JSON cannot say.`);
	}
}
