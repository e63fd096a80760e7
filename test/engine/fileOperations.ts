import type { INode, INodeExecutionData, INodeParameters, IRun } from 'n8n-workflow';
import { Readable } from 'node:stream';

import type { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';
import { itemsOf, sandboxCredentials, sentenceOf } from './goal';
import { packageName, savedFile, savedItems } from './nodeTypes';
import { runWorkflow } from './runWorkflow';
import type { OpenedSandbox } from './sandboxFor';

const node = 'Files';

/** What comes before an operation on files, and how its node is set. */
export interface Given {
	readonly items?: readonly object[];
	/** Comes as a file instead of items. */
	readonly file?: string;
	readonly onError?: INode['onError'];
	readonly credential?: Record<string, string>;
}

/** The fields of items. */
export const fieldsOf = (items: readonly INodeExecutionData[]) => items.map(({ json }) => json);

/** A file that 'Write Rows' writes. */
export const key = (name: string): string => `stage/files/${name}`;

/** The operations on the files of a sandbox's stage. */
export class FileOperations {
	private readonly sandbox: Sandbox;
	private readonly store: S3Store;

	constructor({ sandbox, store }: OpenedSandbox) {
		this.sandbox = sandbox;
		this.store = store;
	}

	/** Runs one operation with what comes before it. */
	async run(
		operation: string,
		parameters: INodeParameters,
		{ items = [{}], file, onError, credential = {} }: Given = {},
	): Promise<IRun> {
		const at = { typeVersion: 1, position: [0, 0] satisfies [number, number] };
		const before: INode = {
			...at,
			id: 'before',
			name: 'Before',
			type: file === undefined ? savedItems : savedFile,
			parameters: file === undefined ? { items: JSON.stringify(items) } : { text: file },
		};
		const files: INode = {
			...at,
			id: 'files',
			name: node,
			type: `${packageName}.s3Stage`,
			parameters: { resource: 'file', operation, ...parameters },
			credentials: { s3StageApi: { id: 's3StageApi', name: 'S3 Stage' } },
			onError,
		};
		const workflow = {
			name: 'Files',
			nodes: [before, files],
			connections: { Before: { main: [[{ node, type: 'main' as const, index: 0 }]] } },
		};
		const credentials = sandboxCredentials(this.sandbox, { s3StageApi: credential });
		return await runWorkflow(workflow, { from: 'Before' }, credentials);
	}

	/** The items that an operation hands on. */
	async done(...given: Parameters<FileOperations['run']>): Promise<readonly INodeExecutionData[]> {
		const ended = await this.run(...given);
		expect(sentenceOf(ended)).toBeUndefined();
		return itemsOf(ended, node);
	}

	/** Puts an object there, as if somebody else had. */
	async put(at: string, bytes: Buffer | string): Promise<void> {
		const body = Readable.from([Buffer.from(bytes)]);
		await this.store.putStream(at, body, { contentType: 'text/plain' });
	}

	async bytesAt(at: string): Promise<Buffer> {
		const stored = await this.store.getStream(at);
		if (!stored) throw new Error(`No object ${at}`);
		const chunks: Buffer[] = [];
		for await (const chunk of stored.stream) chunks.push(Buffer.from(chunk));
		return Buffer.concat(chunks);
	}
}
