import { isUtf8 } from 'node:buffer';

import { RowError } from '../../flow/syncError';
import { defaultLongestLineBytes, oversizedLine, type LineLimits } from './lines';

/**
 * The text of a row's line (as `lineBatches` yields them).
 *
 * @throws RowError `lineTooLong` when it is longer than the limit, `brokenUtf8` when its bytes are
 * no UTF-8 text.
 */
export function rowTextOf(
	line: Buffer,
	{ longestLineBytes = defaultLongestLineBytes }: LineLimits = {},
): string {
	if (line === oversizedLine || line.length > longestLineBytes) {
		throw new RowError('lineTooLong', `The line is longer than ${longestLineBytes} bytes.`);
	}
	if (!isUtf8(line)) throw new RowError('brokenUtf8', 'The line is no text in UTF-8.');
	return line.toString('utf8');
}
