import { PackageDirectoryLoader } from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';
import { join } from 'node:path';

/** A stand-in for a built-in node: real n8n runs the built-in ones in the end-to-end tests. */
function builtIn(
	name: string,
	isTrigger: boolean,
	run: (context: IExecuteFunctions) => INodeExecutionData[],
	properties: INodeType['description']['properties'] = [],
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: isTrigger ? ['trigger'] : ['transform'],
			version: [1, 1.2, 2.1, 3.4],
			description: name,
			defaults: { name },
			inputs: isTrigger ? [] : [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
		},
		async execute(this: IExecuteFunctions) {
			return [run(this)];
		},
	};
}

const assignments = (context: IExecuteFunctions): INodeExecutionData[] => {
	const parameter = context.getNodeParameter('assignments', 0);
	const rows = Reflect.get(Object(parameter), 'assignments');
	const json = Object.fromEntries(
		(Array.isArray(rows) ? rows : []).map(({ name, value }) => [String(name), value]),
	);
	return [{ json, pairedItem: { item: 0 } }];
};

const start = () => [{ json: {} }];
const passOn = (context: IExecuteFunctions) => context.getInputData();

const builtIns: Readonly<Record<string, INodeType>> = {
	'n8n-nodes-base.scheduleTrigger': builtIn('scheduleTrigger', true, start),
	'n8n-nodes-base.manualTrigger': builtIn('manualTrigger', true, start),
	'n8n-nodes-base.errorTrigger': builtIn('errorTrigger', true, start),
	'n8n-nodes-base.set': builtIn('set', false, assignments, [
		{
			displayName: 'Assignments',
			name: 'assignments',
			type: 'assignmentCollection',
			default: {},
		},
	]),
	'n8n-nodes-base.emailSend': builtIn('emailSend', false, passOn),
	'n8n-nodes-base.stickyNote': builtIn('stickyNote', false, passOn),
};

export const packageName = 'n8n-nodes-blueconic-braze';

/** The built package, loaded by n8n's own loader from package.json, and the built-in stand-ins. */
export async function loadNodeTypes(): Promise<{
	readonly nodeTypes: INodeTypes;
	readonly loader: PackageDirectoryLoader;
}> {
	const loader = new PackageDirectoryLoader(join(__dirname, '..', '..'));
	await loader.loadAll();
	const typeOf = (type: string): INodeType | IVersionedNodeType => {
		const found = builtIns[type] ?? loader.nodeTypes[type.replace(`${packageName}.`, '')]?.type;
		if (!found) throw new Error(`No node type ${type}`);
		return found;
	};
	return {
		loader,
		nodeTypes: {
			getByName: typeOf,
			getByNameAndVersion: (type, version) =>
				NodeHelpers.getVersionedNodeType(typeOf(type), version),
			getKnownTypes: () => ({}),
		},
	};
}
