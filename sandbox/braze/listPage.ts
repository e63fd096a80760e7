import { z } from 'zod';

/** https://www.braze.com/docs/api/endpoints/export/segments/get_segment */
const PAGE_SIZE = 100;

/** What lists of segments and of campaigns can be asked for: pages from 0 on, oldest first. */
export const listQuery = z.object({
	page: z.coerce.number().int().min(0).default(0),
	sort_direction: z.enum(['asc', 'desc']).default('asc'),
});

/** One page of a list whose oldest entry comes first. */
export function listPage<T>(
	oldestFirst: readonly T[],
	{ page, sort_direction: direction }: z.output<typeof listQuery>,
): readonly T[] {
	const sorted = direction === 'asc' ? oldestFirst : oldestFirst.toReversed();
	return sorted.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
}
