import { z } from 'zod';

/** Where a page begins, as a text that means nothing to the caller. */
export function cursorAt(position: number): string {
	return Buffer.from(`skip:${position}`).toString('base64');
}

/** The position that a cursor stands for. */
export const customAttributeCursor = z.string().transform((cursor, context) => {
	const text = Buffer.from(cursor, 'base64').toString();
	const position = Number(/^skip:(\d{1,9})$/.exec(text)?.[1] ?? NaN);
	if (Number.isNaN(position)) context.addIssue('is no cursor');
	return position;
});
