import { z } from 'zod';

import type { BrazeClient } from './client';

const pageSchema = z.object({
	attributes: z.array(z.object({ name: z.string(), data_type: z.string().nullish() })),
});

/** A custom attribute of a Braze workspace. */
export interface CustomAttribute {
	readonly name: string;
	/** Braze's word, such as `String (Automatically Detected)`. */
	readonly dataType: string | undefined;
}

const request = {
	method: 'GET',
	path: '/custom_attributes',
	permission: 'custom_attributes.get',
} as const;

/** What Braze answers when a key may not list them. */
const refusals = [401, 403];

/**
 * All custom attributes of the workspace, in their alphabet; `undefined` when the key may not list
 * them. 50 a page, the cursor of the next one in the `Link` header
 * (braze.com/docs/api/endpoints/export/custom_attributes/get_custom_attributes).
 *
 * @throws ConfigurationError for a wrong address, PassingError when Braze does not answer well.
 */
export async function customAttributesOf(
	braze: BrazeClient,
	signal?: AbortSignal,
): Promise<readonly CustomAttribute[] | undefined> {
	const found: CustomAttribute[] = [];
	const followed = new Set<string>();
	for (let cursor: string | undefined; ;) {
		const response = await braze.answer({
			method: request.method,
			path: request.path,
			...(cursor !== undefined && { query: { cursor } }),
			signal,
		});
		if (refusals.includes(response.status)) return undefined;
		const { attributes } = braze.parsed(response, request, pageSchema);
		for (const { name, data_type: dataType } of attributes) {
			found.push({ name, dataType: dataType ?? undefined });
		}
		cursor = nextCursor(response.headers.link ?? '', braze.url);
		if (cursor === undefined || followed.has(cursor)) return found;
		followed.add(cursor);
	}
}

/** From `<https://rest.iad-01.braze.com/custom_attributes?cursor=abc>; rel="next"`, among others. */
function nextCursor(link: string, base: string): string | undefined {
	const next = /<([^>]*)>\s*;[^,<]*\brel="?next"?/.exec(link)?.[1];
	if (next === undefined || !URL.canParse(next, base)) return undefined;
	return new URL(next, base).searchParams.get('cursor') ?? undefined;
}
