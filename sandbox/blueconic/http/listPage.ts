import { z } from 'zod';

/** The paging parameters of BlueConic's lists and their defaults. */
export const listQuery = z.object({
	startIndex: z.coerce.number().int().min(0).default(0),
	count: z.coerce.number().int().min(1).default(20),
});

export interface ListPage<T> {
	readonly itemsPerPage: number;
	readonly startIndex: number;
	readonly totalPages: number;
	readonly totalResults: number;
	readonly items: readonly T[];
}

/** One page of a list: https://rest.apidoc.blueconic.com */
export function pageOf<T>(
	all: readonly T[],
	{ startIndex, count }: z.infer<typeof listQuery>,
): ListPage<T> {
	return {
		itemsPerPage: count,
		startIndex,
		totalPages: Math.ceil(all.length / count),
		totalResults: all.length,
		items: all.slice(startIndex, startIndex + count),
	};
}
