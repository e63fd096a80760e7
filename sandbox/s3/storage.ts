import type { S3Client } from '@aws-sdk/client-s3';
import { createS3Client, ensureBucket } from './bucket';
import type { Gate } from '../faults/gate';
import { startEmbeddedS3 } from './embeddedServer';
import type { S3Access } from './s3Access';
import { startS3Proxy } from './s3Proxy';

const REGION = 'us-east-1';
const KEYS = { accessKeyId: 'sandbox-access-key', secretAccessKey: 'sandbox-secret-key' };

export interface StorageSettings {
	/** Of the proxy before the server. */
	readonly port: number;
	readonly bucket: string;
	/** An S3 server that runs already. */
	readonly s3?: S3Access;
	/** Whether the embedded server obeys the conditions of writes. */
	readonly s3Conditions: 'enforced' | 'ignored';
}

/** The S3 server of a sandbox, with its bucket. */
export interface Storage {
	/** Through the proxy, where faults are. */
	readonly access: S3Access;
	/** Straight to the server. */
	readonly client: S3Client;
	close(): Promise<void>;
}

async function openServer(
	settings: StorageSettings,
): Promise<{ access: S3Access; isEmbedded: boolean; stop: () => Promise<void> }> {
	if (settings.s3) return { access: settings.s3, isEmbedded: false, stop: async () => {} };
	const { endpoint, close } = await startEmbeddedS3();
	return { access: { endpoint, region: REGION, ...KEYS }, isEmbedded: true, stop: close };
}

/**
 * Uses the given S3 server or starts one, makes the bucket unless it is there, and puts a proxy
 * before the server.
 */
export async function openStorage(settings: StorageSettings, gate: Gate): Promise<Storage> {
	const { access, isEmbedded, stop } = await openServer(settings);
	const client = createS3Client(access);
	const close = async (): Promise<void> => {
		client.destroy();
		await stop();
	};
	try {
		await ensureBucket(client, settings.bucket);
		const { endpoint } = access;
		const ignoresConditions = isEmbedded && settings.s3Conditions === 'enforced';
		const proxy = await startS3Proxy({ endpoint, ignoresConditions }, gate, settings.port);
		const closeBoth = async (): Promise<void> => {
			await proxy.close();
			await close();
		};
		return { access: { ...access, endpoint: proxy.endpoint }, client, close: closeBoth };
	} catch (error) {
		await close();
		throw error;
	}
}
