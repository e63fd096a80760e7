import { BlueConicError } from '../blueconicError';

export const FIRST_CURSOR = '*';

const PREFIX = 'position:';

/** An opaque cursor for the page that starts at this position of the store. */
export function cursorAt(position: number): string {
	return Buffer.from(`${PREFIX}${position}`).toString('base64url');
}

/** The position a cursor stands for. */
export function readCursor(cursor: string): number {
	if (cursor === FIRST_CURSOR) return 0;
	const text = Buffer.from(cursor, 'base64url').toString();
	const position = /^position:(\d+)$/.exec(text)?.[1];
	if (position === undefined) throw new BlueConicError(400, 'The cursor is invalid');
	return Number(position);
}
