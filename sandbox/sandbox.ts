import { AccessTokens } from './blueconic/oauth/accessTokens';
import { createBlueConicServer } from './blueconic/blueconicServer';
import { BLUECONIC_SCOPES, type OAuthClient } from './blueconic/oauth/oauthClient';
import { ProfileStore } from './blueconic/profiles/profileStore';
import { PropertyCatalogue } from './blueconic/properties/propertyCatalogue';
import { createBlueConicSegments, EXPORT_SEGMENT_ID } from './blueconic/segments/segments';
import { createAdminServer } from './admin/adminServer';
import { BRAZE_PERMISSIONS, type BrazeKey } from './braze/apiKeys';
import { createBrazeServer } from './braze/brazeServer';
import { SegmentExporter, type PutFile } from './braze/export/segmentExporter';
import { createBrazeSegments, IMPORT_SEGMENT_ID } from './braze/segments/segments';
import { UserStore } from './braze/users/userStore';
import { listenOnLoopback } from './http/loopbackServer';
import { RequestCounts } from './http/requestCounts';
import { seedProfiles, seedUsers } from './people/population';
import { putObject } from './s3/bucket';
import { openStorage, type Storage } from './s3/storage';
import { sandboxSettings, type CompleteSettings, type SandboxSettings } from './settings';

const BRAZE_KEY: BrazeKey = { key: 'sandbox-braze-key', permissions: BRAZE_PERMISSIONS };
const BLUECONIC_CLIENT: OAuthClient = {
	clientId: 'sandbox-client',
	clientSecret: 'sandbox-client-secret',
	scopes: BLUECONIC_SCOPES,
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

function seededUsers(settings: CompleteSettings): UserStore {
	const users = new UserStore();
	for (const user of seedUsers(settings)) users.seed(user);
	return users;
}

function seededProfiles(settings: CompleteSettings): ProfileStore {
	const profiles = new ProfileStore(new PropertyCatalogue());
	for (const profile of seedProfiles(settings)) profiles.seed(profile);
	return profiles;
}

function createExporter(
	settings: CompleteSettings,
	users: UserStore,
	{ client }: Storage,
): SegmentExporter {
	const bucket = settings.braze.bucket ?? settings.bucket;
	const putFile: PutFile = async (key, content) => {
		await putObject(client, { bucket, key }, content);
	};
	return new SegmentExporter(users, putFile, settings.braze);
}

/** Starts stand-ins for Braze, BlueConic and S3, filled with generated people. */
export async function startSandbox(given: SandboxSettings = {}): Promise<Sandbox> {
	const settings = sandboxSettings.parse(given);
	const users = seededUsers(settings);
	const profiles = seededProfiles(settings);
	const counts = new RequestCounts();
	const storage = await openStorage({ ...settings, port: settings.ports.s3 });
	const exporter = createExporter(settings, users, storage);

	const braze = createBrazeServer(
		{
			keys: [BRAZE_KEY, ...settings.braze.moreKeys],
			users,
			segments: createBrazeSegments(settings.users),
			exporter,
			settings: settings.braze,
		},
		(app) => counts.watch('braze', app),
	);
	const blueConic = createBlueConicServer(
		{
			clients: [BLUECONIC_CLIENT, ...settings.blueConic.moreClients],
			tokens: new AccessTokens(settings.blueConic),
			catalogue: profiles.catalogue,
			profiles,
			segments: createBlueConicSegments(settings.profiles),
			settings: settings.blueConic,
		},
		(app) => counts.watch('blueconic', app),
	);
	const admin = createAdminServer({ users, profiles, counts, settings });

	const close = async (): Promise<void> => {
		await Promise.all([braze.close(), blueConic.close(), admin.close()]);
		await exporter.close();
		await storage.close();
	};
	try {
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
