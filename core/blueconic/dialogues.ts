import { z } from 'zod';

import type { BlueConicClient } from './client';
import { pagedItems } from './paging';

const named = { id: z.string(), name: z.string().optional() };

const dialogueSchema = z.object({ ...named, variants: z.array(z.object(named)).default([]) });

const pageSchema = z
	.object({ dialogues: z.array(dialogueSchema), totalResults: z.int().min(0).optional() })
	.transform(({ dialogues, totalResults }) => ({ items: dialogues, total: totalResults }));

/** Something that is shown to visitors; profiles keep the IDs of the variants they saw. */
export type Dialogue = z.infer<typeof dialogueSchema>;

/** All dialogues of the tenant with their variants (rest.apidoc.blueconic.com, GET /dialogues). */
export function listDialogues(
	blueConic: BlueConicClient,
	signal?: AbortSignal,
): AsyncGenerator<Dialogue> {
	return pagedItems(
		blueConic,
		{ method: 'GET', path: '/dialogues', scope: 'read:dialogues', signal },
		pageSchema,
	);
}
