import { z } from 'zod';

const shippedRows = z.object({ values: z.array(z.unknown()) });

/** The rows of a template's table with more of them below. */
export function moreRows(rows: readonly object[]): (shipped: unknown) => unknown {
	return (shipped) => ({ values: [...shippedRows.parse(shipped).values, ...rows] });
}

/** A choice in a dropdown that can also be filled in another way. */
export function locator(mode: string, value: string): object {
	return { __rl: true, mode, value };
}
