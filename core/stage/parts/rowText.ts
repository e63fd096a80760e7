import { isUtf8 } from 'node:buffer';

import { RowError } from '../../flow/syncError';
import { oversizedLine } from './lines';

/**
 * The text of a row's line (as `lineBatches` yields them).
 *
 * @throws RowError `lineTooLong` when it was longer than its reader allows, `brokenUtf8` when its
 * bytes are no UTF-8 text.
 */
export function rowTextOf(line: Buffer): string {
	if (line === oversizedLine) {
		throw new RowError('lineTooLong', "The line is longer than 'Longest Line' allows.");
	}
	if (!isUtf8(line)) throw new RowError('brokenUtf8', 'The line is no text in UTF-8.');
	return line.toString('utf8');
}
