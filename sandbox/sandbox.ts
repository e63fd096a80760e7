import { AccessTokens } from './blueconic/oauth/accessTokens';
import { createBlueConicServer } from './blueconic/blueconicServer';
import { BLUECONIC_SCOPES, type OAuthClient } from './blueconic/oauth/oauthClient';
import { ProfileStore } from './blueconic/profiles/profileStore';
import { seedMergedProfiles } from './blueconic/profiles/seedMerged';
import { PropertyCatalogue } from './blueconic/properties/propertyCatalogue';
import { createBlueConicSegments, EXPORT_SEGMENT_ID } from './blueconic/segments/segments';
import { createAdminServer } from './admin/adminServer';
import { restorableProfiles, restoreFile } from './admin/restoreLines';
import { ApiKeys, BRAZE_PERMISSIONS, type BrazeKey } from './braze/apiKeys';
import { createBrazeServer } from './braze/brazeServer';
import { createBrazeCampaigns } from './braze/campaigns/campaigns';
import type { ExportBucket } from './braze/export/bucketDestination';
import { createExports } from './braze/export/exports';
import { createBrazeSegments, IMPORT_SEGMENT_ID } from './braze/segments/segments';
import { EffectQueue } from './braze/track/effectQueue';
import { UserStore } from './braze/users/userStore';
import { Gate } from './faults/gate';
import { blueConicFaults, brazeFaults } from './faults/revokedTokens';
import { passGate } from './faults/serviceFaults';
import { listenOnLoopback } from './http/loopbackServer';
import { seedProfiles, seedUsers } from './people/population';
import { putObject, removeObject } from './s3/bucket';
import { openStorage, type Storage } from './s3/storage';
import { sandboxSettings, type CompleteSettings, type SandboxSettings } from './settings';

const BRAZE_KEY: BrazeKey = { key: 'sandbox-braze-key', permissions: BRAZE_PERMISSIONS };
const BLUECONIC_CLIENT: OAuthClient = {
	clientId: 'sandbox-client',
	clientSecret: 'sandbox-client-secret',
	scopes: BLUECONIC_SCOPES,
	seesPii: true,
};

/** A running sandbox: where its servers are and what opens them. */
export interface Sandbox {
	readonly braze: {
		readonly url: string;
		readonly key: string;
		/** The folder set in Braze: exports lie below it. */
		readonly folder: string;
		readonly importSegmentId: string;
	};
	readonly blueConic: {
		/** Without `/rest/v2`. */
		readonly url: string;
		readonly clientId: string;
		readonly clientSecret: string;
		readonly exportSegmentId: string;
	};
	readonly s3: {
		readonly endpoint: string;
		readonly region: string;
		readonly accessKeyId: string;
		readonly secretAccessKey: string;
		readonly bucket: string;
	};
	readonly admin: { readonly url: string };
	close(): Promise<void>;
}

async function filledUsers(settings: CompleteSettings): Promise<UserStore> {
	const users = new UserStore(settings.braze.track);
	if (settings.usersFile !== undefined) await restoreFile(settings.usersFile, users);
	else for (const user of seedUsers(settings)) users.seed(user);
	return users;
}

async function filledProfiles(settings: CompleteSettings): Promise<ProfileStore> {
	const { profilesFile } = settings;
	const profiles = new ProfileStore(new PropertyCatalogue());
	if (profilesFile !== undefined) await restoreFile(profilesFile, restorableProfiles(profiles));
	else for (const profile of seedProfiles(settings)) profiles.seed(profile);
	const { mergedProfiles } = settings.blueConic;
	seedMergedProfiles(profiles, { seed: settings.seed, count: mergedProfiles });
	return profiles;
}

/** The bucket set in Braze. */
function exportBucket(settings: CompleteSettings, { client }: Storage): ExportBucket {
	const bucket = settings.braze.bucket ?? settings.bucket;
	return {
		put: async (key, content) => await putObject(client, { bucket, key }, content),
		remove: async (key) => await removeObject(client, { bucket, key }),
	};
}

/** Starts stand-ins for Braze, BlueConic and S3, filled with people. */
export async function startSandbox(given: SandboxSettings = {}): Promise<Sandbox> {
	const settings = sandboxSettings.parse(given);
	const users = await filledUsers(settings);
	const effects = new EffectQueue(settings.braze.track, settings.seed);
	const profiles = await filledProfiles(settings);
	const gate = new Gate(settings);
	const storage = await openStorage({ ...settings, port: settings.ports.s3 }, gate);
	const exports = createExports(users, exportBucket(settings, storage), settings.braze);

	const keys = new ApiKeys([BRAZE_KEY, ...settings.braze.moreKeys], settings.braze);
	const braze = createBrazeServer(
		{
			keys,
			users,
			effects,
			segments: createBrazeSegments(users.size),
			campaigns: createBrazeCampaigns(),
			exports,
			settings: settings.braze,
		},
		(app) => passGate(app, gate, brazeFaults(keys)),
	);
	const tokens = new AccessTokens(settings.blueConic);
	const blueConic = createBlueConicServer(
		{
			clients: [BLUECONIC_CLIENT, ...settings.blueConic.moreClients],
			tokens,
			catalogue: profiles.catalogue,
			profiles,
			segments: createBlueConicSegments(profiles.size),
			settings: settings.blueConic,
		},
		(app) => passGate(app, gate, blueConicFaults(tokens)),
	);
	const admin = createAdminServer({ users, effects, profiles, gate, settings });

	const close = async (): Promise<void> => {
		await Promise.all([braze.close(), blueConic.close(), admin.close()]);
		effects.close();
		await exports.close();
		await storage.close();
	};
	try {
		await Promise.all([braze.ready(), blueConic.ready()]);
		gate.checkRoutes();
		return {
			braze: {
				url: await listenOnLoopback(braze, settings.ports.braze),
				key: BRAZE_KEY.key,
				folder: settings.braze.folder,
				importSegmentId: IMPORT_SEGMENT_ID,
			},
			blueConic: {
				url: await listenOnLoopback(blueConic, settings.ports.blueConic),
				clientId: BLUECONIC_CLIENT.clientId,
				clientSecret: BLUECONIC_CLIENT.clientSecret,
				exportSegmentId: EXPORT_SEGMENT_ID,
			},
			s3: { ...storage.access, bucket: settings.bucket },
			admin: { url: await listenOnLoopback(admin, settings.ports.admin) },
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}
