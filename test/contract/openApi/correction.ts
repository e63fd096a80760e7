import { valueAt, withValueAt, type Way } from './jsonPointer';
import type { JsonObject } from './jsonValue';

/** A place where a document is wrong or contradicts itself. */
export interface Correction {
	readonly at: Way;
	/** What stands there instead; `undefined` takes it away. */
	readonly value: unknown;
	/** What the document says there. */
	readonly document: string;
	/** What is held to be right, and why. */
	readonly instead: string;
	/** Where that is from: the document's own example answers and requests, or its other parts. */
	readonly evidence: 'example' | 'text';
}

/** Whether a document has the place that a correction is about. */
export function hasPlace(document: JsonObject, { at }: Correction): boolean {
	return valueAt(document, at.slice(0, -1)) !== undefined;
}

/** A copy of a document with what was wrong put right; places it does not have are passed over. */
export function correctedDocument(
	document: JsonObject,
	corrections: readonly Correction[],
): JsonObject {
	return corrections
		.filter((correction) => hasPlace(document, correction))
		.reduce((corrected, { at, value }) => withValueAt(corrected, at, value), document);
}
