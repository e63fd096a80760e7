import type { z } from 'zod';

import type { BlueConicClient, BlueConicRequest } from './client';

/** No largest page is documented; one page holds what most tenants have. */
const itemsPerPage = 1000;

/** What a page's schema makes of an answer. */
interface Page<Item> {
	readonly items: readonly Item[];
	readonly total?: number;
}

/**
 * The items of a list that is paged by `startIndex` and `count`, page by page. No defaults are
 * declared for these, so both are always sent.
 */
export async function* pagedItems<Item>(
	blueConic: BlueConicClient,
	request: BlueConicRequest,
	pageSchema: z.ZodType<Page<Item>>,
): AsyncGenerator<Item> {
	for (let startIndex = 0; ;) {
		const { items, total } = await blueConic.call(
			{ ...request, query: { ...request.query, startIndex, count: itemsPerPage } },
			pageSchema,
		);
		yield* items;
		startIndex += items.length;
		const isLast = total === undefined ? items.length < itemsPerPage : startIndex >= total;
		if (isLast || items.length === 0) return;
	}
}
