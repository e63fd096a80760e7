import type { S3Client } from '@aws-sdk/client-s3';
import { createS3Client, ensureBucket } from './bucket';
import { startEmbeddedS3 } from './embeddedServer';
import type { S3Access } from './s3Access';

const REGION = 'us-east-1';
const KEYS = { accessKeyId: 'sandbox-access-key', secretAccessKey: 'sandbox-secret-key' };

export interface StorageSettings {
	readonly port: number;
	readonly bucket: string;
	/** An S3 server that runs already. */
	readonly s3?: S3Access;
}

/** The S3 server of a sandbox, with its bucket. */
export interface Storage {
	readonly access: S3Access;
	readonly client: S3Client;
	close(): Promise<void>;
}

async function openServer(
	settings: StorageSettings,
): Promise<{ access: S3Access; stop: () => Promise<void> }> {
	if (settings.s3) return { access: settings.s3, stop: async () => {} };
	const { endpoint, close } = await startEmbeddedS3(settings.port);
	return { access: { endpoint, region: REGION, ...KEYS }, stop: close };
}

/** Uses the given S3 server or starts one, and makes the bucket unless it is there. */
export async function openStorage(settings: StorageSettings): Promise<Storage> {
	const { access, stop } = await openServer(settings);
	const client = createS3Client(access);
	const close = async (): Promise<void> => {
		client.destroy();
		await stop();
	};
	try {
		await ensureBucket(client, settings.bucket);
	} catch (error) {
		await close();
		throw error;
	}
	return { access, client, close };
}
