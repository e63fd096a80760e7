import type { StepContext } from '../step';
import { PartWriter } from './partWriter';
import type { OwnPart } from './stepIndex';

/**
 * Writes a part again, below its old key.
 *
 * @returns the part with its new size and checksum, or `undefined`, with nothing written, when
 * there are not as many rows as it had.
 */
export async function rewritePart(
	{ store, signal }: StepContext,
	part: OwnPart,
	rows: AsyncIterable<readonly string[]>,
): Promise<OwnPart | undefined> {
	const writer = new PartWriter(store, () => part.key, signal);
	let written = 0;
	try {
		for await (const some of rows) {
			await writer.write(some);
			written += some.length;
		}
		if (written === part.rows) {
			const [stored] = await writer.end();
			return { ...part, ...stored };
		}
	} catch (error) {
		await writer.abandon(error instanceof Error ? error : new Error(String(error)));
		throw error;
	}
	await writer.abandon(new Error('The rows are not those of the part'));
	return undefined;
}
