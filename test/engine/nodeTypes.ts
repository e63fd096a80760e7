import { PackageDirectoryLoader } from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	type IDataObject,
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
	run: (context: IExecuteFunctions) => INodeExecutionData[] | Promise<INodeExecutionData[]>,
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
			return [await run(this)];
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

/** Emits what an earlier execution had saved, as n8n does when it retries or executes one node. */
export const savedItems = 'test.savedItems';

const saved = (context: IExecuteFunctions): INodeExecutionData[] => {
	const items: IDataObject[] = JSON.parse(String(context.getNodeParameter('items', 0)));
	return items.map((json) => ({ json }));
};

/** Emits one item with a file in its field `data`, as an HTTP Request or Read File node does. */
export const savedFile = 'test.savedFile';

const file = async (context: IExecuteFunctions): Promise<INodeExecutionData[]> => {
	const bytes = Buffer.from(String(context.getNodeParameter('text', 0)));
	const data = await context.helpers.prepareBinaryData(bytes, 'people.csv', 'text/csv');
	return [{ json: {}, binary: { data } }];
};

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
	[savedItems]: builtIn('savedItems', true, saved, [
		{ displayName: 'Items', name: 'items', type: 'string', default: '[]' },
	]),
	[savedFile]: builtIn('savedFile', true, file, [
		{ displayName: 'Text', name: 'text', type: 'string', default: '' },
	]),
};

export const packageName = 'n8n-nodes-blueconic-braze';

/** The built package and the built-in stand-ins, as the engine asks for them. */
export interface LoadedNodeTypes {
	readonly nodeTypes: INodeTypes;
	readonly loader: PackageDirectoryLoader;
}

async function load(): Promise<LoadedNodeTypes> {
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

let loaded: Promise<LoadedNodeTypes> | undefined;

/** Loads the built package once, with n8n's own loader, from package.json. */
export async function loadNodeTypes(): Promise<LoadedNodeTypes> {
	loaded ??= load();
	return await loaded;
}

/** A node type of the package, by its short name. */
export async function nodeTypeOf(name: string): Promise<INodeType> {
	const { nodeTypes } = await loadNodeTypes();
	return nodeTypes.getByNameAndVersion(`${packageName}.${name}`);
}
