import { createAdminServer } from './admin/adminServer';
import { BLUECONIC_CLIENT, createBlueConic } from './blueconic/blueConicStandIn';
import { EXPORT_SEGMENT_ID } from './blueconic/segments/segments';
import { BRAZE_KEY, createBraze } from './braze/brazeStandIn';
import { IMPORT_SEGMENT_ID } from './braze/segments/segments';
import { Gate } from './faults/gate';
import { listenOnLoopback } from './http/loopbackServer';
import { openStorage } from './s3/storage';
import { sandboxSettings, type CompleteSettings, type SandboxSettings } from './settings';

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

/** Starts stand-ins for Braze, BlueConic and S3, filled with people. */
export async function startSandbox(given: SandboxSettings = {}): Promise<Sandbox> {
	const settings = sandboxSettings.parse(given);
	const started: { close(): Promise<unknown> }[] = [];
	const close = async (): Promise<void> => {
		for (const part of started.splice(0).reverse()) await part.close();
	};
	try {
		return { ...(await startParts(settings, started)), close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** Adds to `started` what has to be closed, whatever comes next. */
async function startParts(
	settings: CompleteSettings,
	started: { close(): Promise<unknown> }[],
): Promise<Omit<Sandbox, 'close'>> {
	const { ports } = settings;
	const gate = new Gate(settings);
	const storage = await openStorage({ ...settings, port: ports.s3 }, gate);
	started.push(storage);
	const braze = await createBraze(settings, storage, gate);
	started.push(braze);
	const blueConic = await createBlueConic(settings, gate);
	started.push(blueConic.app);
	const { users, effects } = braze;
	const admin = createAdminServer({ users, effects, profiles: blueConic.profiles, gate, settings });
	started.push(admin);
	await Promise.all([braze.app.ready(), blueConic.app.ready()]);
	gate.checkRoutes();
	return {
		braze: {
			url: await listenOnLoopback(braze.app, ports.braze),
			key: BRAZE_KEY.key,
			folder: settings.braze.folder,
			importSegmentId: IMPORT_SEGMENT_ID,
		},
		blueConic: {
			url: await listenOnLoopback(blueConic.app, ports.blueConic),
			clientId: BLUECONIC_CLIENT.clientId,
			clientSecret: BLUECONIC_CLIENT.clientSecret,
			exportSegmentId: EXPORT_SEGMENT_ID,
		},
		s3: { ...storage.access, bucket: settings.bucket },
		admin: { url: await listenOnLoopback(admin, ports.admin) },
	};
}
