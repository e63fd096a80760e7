import { ConfigurationError } from '../../flow/syncError';
import { probeConditions, probeKey } from '../conditionsProbe';
import { probeFolder, segmentExportFolder } from '../keys';
import { listBuckets } from './buckets';
import { editorLimits } from './client';
import { DeniedError, s3Actions, type S3Action } from './errors';
import type { S3Settings } from './settings';
import { S3Store } from './store';

/** Where runs are staged and where Braze writes, as the credential names them. */
export interface StagePlace {
	/** Empty when nodes choose it. */
	readonly bucket: string;
	readonly brazeFolder: string;
	readonly stageFolder: string;
}

/** A thing that the keys may not do. */
interface Missing {
	readonly action: S3Action;
	readonly below: string;
	readonly right: string;
}

/** Everything that is missing is gathered, so that one visit to the policy is enough. */
class Rights {
	readonly missing: Missing[] = [];

	/** Whether it may be done; any other failure than a missing right ends the test. */
	async may(action: S3Action, below: string, work: () => Promise<unknown>): Promise<boolean> {
		try {
			await work();
			return true;
		} catch (error) {
			if (!(error instanceof DeniedError)) throw error;
			this.missing.push({ action, below, right: error.right });
			return false;
		}
	}
}

/**
 * Tells whether the keys can do what runs do: below the stage folder write, read, list, overwrite
 * on condition, abort an upload and delete, and read and list what Braze writes. Without a bucket
 * the keys alone are tried. Leaves nothing behind.
 *
 * @returns a sentence for the user.
 * @throws SyncError naming the endpoint, region, key or bucket that is wrong, or every right that
 * is missing.
 */
export async function testStage(settings: S3Settings, place: StagePlace): Promise<string> {
	if (place.bucket === '') return await testKeys(settings);
	const store = new S3Store(settings, place.bucket, editorLimits);
	try {
		const rights = new Rights();
		const { conditional } = await tryStage(store, place.stageFolder, rights);
		await tryBrazeFolder(store, place.brazeFolder, rights);
		if (rights.missing.length > 0) {
			throw new ConfigurationError(missingSentence(place.bucket, rights.missing));
		}
		return connectedSentence(place, conditional);
	} finally {
		store.close();
	}
}

async function testKeys(settings: S3Settings): Promise<string> {
	try {
		await listBuckets(settings);
		return `Connected: the keys work. Choose a bucket here or in 'Begin Run'.`;
	} catch (error) {
		// A server that knows what the keys may not do knows the keys.
		if (!(error instanceof DeniedError)) throw error;
		return `Connected: the keys work, but may not list the buckets (${error.right}). Type the bucket's name here, or under 'By Name' in 'Begin Run'.`;
	}
}

async function tryStage(
	store: S3Store,
	stageFolder: string,
	rights: Rights,
): Promise<{ readonly conditional: boolean }> {
	const key = probeKey(stageFolder);
	const below = probeFolder(stageFolder).slice(0, -'probe/'.length);
	const mayList = await rights.may('list', below, () => store.list(key).next());
	const mayWrite = await rights.may('write', below, () => store.putText(key, '"probe"'));
	const mayRead = mayWrite && (await rights.may('read', below, () => store.getText(key)));
	const mayDelete = await rights.may('delete', below, () => store.delete(key));
	if (mayWrite) await rights.may('abortUpload', below, () => store.tryAbortedUpload(key));
	const mayAll = mayList && mayWrite && mayRead && mayDelete;
	return mayAll ? await probeConditions(store, stageFolder) : { conditional: true };
}

/** Files of an earlier export are read where there are any. */
async function tryBrazeFolder(store: S3Store, brazeFolder: string, rights: Rights): Promise<void> {
	const below = segmentExportFolder(brazeFolder);
	let found: string | undefined;
	await rights.may('list', below, async () => {
		const { value } = await store.list(below).next();
		if (value && value.bytes > 0) found = value.key;
	});
	if (found === undefined) return;
	const file = found;
	await rights.may('read', below, async () => {
		const stored = await store.getStream(file, { range: { first: 0, last: 0 } });
		stored?.stream.destroy();
	});
}

const shown = (folder: string): string => (folder === '' ? 'anywhere' : `below '${folder}'`);

function missingSentence(bucket: string, missing: readonly Missing[]): string {
	const each = missing.map(
		({ action, below, right }) => `${s3Actions[action].verb} ${shown(below)} (${right})`,
	);
	return `The S3 keys may not do everything that runs need in bucket '${bucket}': grant them to ${each.join(', ')}, or use other keys in the S3 Stage credential.`;
}

function connectedSentence(place: StagePlace, conditional: boolean): string {
	const stage = probeFolder(place.stageFolder).slice(0, -'probe/'.length);
	const braze = segmentExportFolder(place.brazeFolder);
	const can = `Connected: the keys can do all that runs need in bucket '${place.bucket}', ${shown(stage)} and in Braze's '${braze}'`;
	return conditional
		? `${can}.`
		: `${can}, but the server ignores conditional writes: set 'Only One n8n Runs This Connection' in 'Begin Run', and let no second n8n use this stage folder.`;
}
