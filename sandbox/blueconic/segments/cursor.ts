import { z } from 'zod';
import { BlueConicError } from '../blueconicError';

export const FIRST_CURSOR = '*';

const cursorState = z.strictObject({
	segment: z.string(),
	/** The position of the store where the page starts. */
	position: z.int().min(0),
	/** The profiles that earlier pages had. */
	served: z.int().min(0),
	/** The profiles of all pages, as counted on the first. */
	total: z.int().min(0),
	madeAtMs: z.int(),
});

/** What a cursor stands for. */
export type CursorState = z.infer<typeof cursorState>;

/** An opaque cursor. */
export function cursorText(state: CursorState): string {
	return Buffer.from(JSON.stringify(state)).toString('base64url');
}

function parsed(cursor: string): unknown {
	try {
		return JSON.parse(Buffer.from(cursor, 'base64url').toString());
	} catch {
		return undefined;
	}
}

/** @throws BlueConicError 400 when the cursor is made up, of another segment or too old. */
export function readCursor(
	cursor: string,
	expected: { readonly segment: string; readonly lifetimeSeconds: number },
): CursorState {
	const state = cursorState.safeParse(parsed(cursor));
	if (!state.success || state.data.segment !== expected.segment) {
		throw new BlueConicError(400, 'The cursor is invalid');
	}
	if (state.data.madeAtMs + expected.lifetimeSeconds * 1000 < Date.now()) {
		throw new BlueConicError(400, 'The cursor has expired');
	}
	return state.data;
}
