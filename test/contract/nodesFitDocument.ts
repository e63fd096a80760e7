import { contractTest } from './blueConic/contractTest';
import type { WatchedSandbox } from './watchBlueConic';

/**
 * The last test of a suite in which nodes call BlueConic: they called these operations so often,
 * and every request and every answer was as its document says.
 */
export function testNodesFitDocument(
	sandbox: () => WatchedSandbox,
	operations: Readonly<Record<string, number>>,
): void {
	contractTest('every request to BlueConic and every answer is as its document says', async () => {
		expect(sandbox().operations()).toEqual(operations);
		expect(sandbox().violations()).toEqual([]);
	});
}
