import { z } from 'zod';
import type { N8nSession } from './session';
import type { WorkflowNode } from './workflows';

const optionSchema = z.looseObject({
	name: z.string(),
	value: z.union([z.string(), z.number(), z.boolean()]),
	description: z.string().nullish(),
});

const listPageSchema = z.looseObject({
	results: z.array(optionSchema),
	paginationToken: z.union([z.string(), z.number()]).nullish(),
});

/** An entry of a dropdown. */
export type DropdownOption = z.infer<typeof optionSchema>;
/** A page of a searchable dropdown. */
export type ListPage = z.infer<typeof listPageSchema>;

/** Which dropdown of which node. */
export interface Dropdown {
	/** The node as it stands in the workflow, with what is filled in so far. */
	readonly node: WorkflowNode;
	/** Where the field lies: `parameters.<field>`, or deeper in collections. */
	readonly path: string;
	/** The node's method that fills it. */
	readonly methodName: string;
}

/** Fills a searchable dropdown, as the editor does when the list is opened or typed into. */
export async function searchList(
	session: N8nSession,
	dropdown: Dropdown,
	search: { readonly filter?: string; readonly paginationToken?: string | number } = {},
): Promise<ListPage> {
	const path = '/dynamic-node-parameters/resource-locator-results';
	return await session.rest('POST', path, listPageSchema, { ...bodyFor(dropdown), ...search });
}

function bodyFor({ node, path, methodName }: Dropdown): Record<string, unknown> {
	return {
		nodeTypeAndVersion: { name: node.type, version: node.typeVersion },
		path,
		methodName,
		currentNodeParameters: node.parameters,
		...(node.credentials && { credentials: node.credentials }),
	};
}
