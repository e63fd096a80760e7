import { LoadOptionsContext } from 'n8n-core';
import type { INode, INodeListSearchResult } from 'n8n-workflow';

import type { CredentialData } from './credentialsHelper';
import { loadNodeTypes, nodeTypeOf, packageName } from './nodeTypes';
import { engineData, engineWorkflow } from './runWorkflow';

/** A dropdown of a node: its type's short name and the method that fills it. */
export interface Dropdown {
	readonly node: string;
	readonly method: string;
}

/** Opens a dropdown as the editor does, in n8n's own context. */
export async function openDropdown(
	{ node: type, method }: Dropdown,
	credentials: CredentialData,
	typed?: string,
): Promise<INodeListSearchResult> {
	const search = (await nodeTypeOf(type)).methods?.listSearch?.[method];
	if (!search) throw new Error(`${type} has no ${method}`);
	const node: INode = {
		id: 'node',
		name: 'Node',
		type: `${packageName}.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: Object.fromEntries(
			Object.keys(credentials).map((name) => [name, { id: null, name }]),
		),
	};
	const file = { name: 'Workflow', nodes: [node], connections: {} };
	const loaded = await loadNodeTypes();
	const context = new LoadOptionsContext(
		engineWorkflow(file, loaded),
		node,
		engineData(file, loaded, credentials),
		'',
	);
	return await search.call(context, typed);
}
