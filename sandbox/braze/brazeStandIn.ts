import type { FastifyInstance } from 'fastify';
import { restoreFile } from '../admin/restoreLines';
import { brazeFaults } from '../faults/revokedTokens';
import type { Gate } from '../faults/gate';
import { passGate } from '../faults/serviceFaults';
import { seedUsers } from '../people/population';
import { putObject, removeObject } from '../s3/bucket';
import type { Storage } from '../s3/storage';
import type { CompleteSettings } from '../settings';
import { ApiKeys, BRAZE_PERMISSIONS, type BrazeKey } from './apiKeys';
import { createBrazeServer } from './brazeServer';
import { createBrazeCampaigns } from './campaigns/campaigns';
import type { ExportBucket } from './export/bucketDestination';
import { createExports } from './export/exports';
import { createBrazeSegments } from './segments/segments';
import { EffectQueue } from './track/effectQueue';
import { UserStore } from './users/userStore';

/** The key that may do everything. */
export const BRAZE_KEY: BrazeKey = { key: 'sandbox-braze-key', permissions: BRAZE_PERMISSIONS };

/** The stand-in for Braze, ready to be told where to listen. */
export interface BrazeStandIn {
	readonly app: FastifyInstance;
	readonly users: UserStore;
	readonly effects: EffectQueue;
	close(): Promise<void>;
}

async function filledUsers(settings: CompleteSettings): Promise<UserStore> {
	const users = new UserStore(settings.braze.track);
	if (settings.usersFile !== undefined) await restoreFile(settings.usersFile, users);
	else for (const user of seedUsers(settings)) users.seed(user);
	return users;
}

/** The bucket set in Braze. */
function exportBucket(settings: CompleteSettings, { client }: Storage): ExportBucket {
	const bucket = settings.braze.bucket ?? settings.bucket;
	return {
		put: async (key, content) => await putObject(client, { bucket, key }, content),
		remove: async (key) => await removeObject(client, { bucket, key }),
	};
}

/** Fills the workspace and makes its server. */
export async function createBraze(
	settings: CompleteSettings,
	storage: Storage,
	gate: Gate,
): Promise<BrazeStandIn> {
	const users = await filledUsers(settings);
	const effects = new EffectQueue(settings.braze.track, settings.seed);
	const exports = createExports(users, exportBucket(settings, storage), settings.braze);
	const keys = new ApiKeys([BRAZE_KEY, ...settings.braze.moreKeys], settings.braze);
	const context = {
		keys,
		users,
		effects,
		segments: createBrazeSegments(users.size),
		campaigns: createBrazeCampaigns(),
		exports,
		settings: settings.braze,
	};
	const app = createBrazeServer(context, (server) => passGate(server, gate, brazeFaults(keys)));
	const close = async (): Promise<void> => {
		await app.close();
		effects.close();
		await exports.close();
	};
	return { app, users, effects, close };
}
