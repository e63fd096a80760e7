import { RowError } from '../flow/syncError';
import { occurrenceValues, type BrazeField } from '../mapping/model/brazeField';
import { fieldsOrRefusal } from '../stage/files/fileRow';
import { readRows } from '../stage/files/readRows';
import { segmentExportFolder } from '../stage/keys';
import type { Store, StoredObject } from '../stage/store';

/** Enough to meet most names, few enough for a dropdown. */
const mostRows = 500;

/** A bucket with more exported files than this is not searched to its end. */
const mostFiles = 20_000;

/**
 * The fields beside the standard ones that occur in the first users of the export that Braze wrote
 * last into the bucket; none when there is no export.
 *
 * @param brazeFolder The folder as set in Braze.
 * @throws SyncError when the bucket or the file cannot be read.
 */
export async function exportedNames(
	store: Store,
	brazeFolder: string,
	signal?: AbortSignal,
): Promise<readonly BrazeField[]> {
	const file = await newestFile(store, segmentExportFolder(brazeFolder), signal);
	if (!file) return [];
	const found = new Map<string, BrazeField>();
	const wanted = { format: 'ndjson', offset: 0, limit: mostRows, signal } as const;
	for await (const row of readRows(store, file, wanted)) {
		const user = fieldsOrRefusal(row);
		if (user instanceof RowError) continue;
		for (const field of namedFields(user)) found.set(JSON.stringify(field), field);
	}
	return [...found.values()];
}

async function newestFile(
	store: Store,
	prefix: string,
	signal: AbortSignal | undefined,
): Promise<StoredObject | undefined> {
	let newest: StoredObject | undefined;
	let files = 0;
	for await (const file of store.list(prefix, signal)) {
		if (file.bytes > 0 && (!newest || file.modifiedAt > newest.modifiedAt)) newest = file;
		files += 1;
		if (files >= mostFiles) break;
	}
	return newest;
}

/** What a user's fields name (braze.com/docs, post_users_segment, "User export object"). */
function* namedFields(user: Readonly<Record<string, unknown>>): Generator<BrazeField> {
	for (const [name, value] of Object.entries(Object(user.custom_attributes))) {
		yield { kind: 'customAttribute', name };
		if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
		for (const key of Object.keys(value)) {
			yield { kind: 'customAttribute', name: `${name}.${key}` };
		}
	}
	for (const label of textsIn(user.user_aliases, 'alias_label')) yield { kind: 'alias', label };
	for (const name of textsIn(user.custom_events, 'name')) {
		for (const value of occurrenceValues) yield { kind: 'event', name, value };
	}
	for (const product of textsIn(user.purchases, 'name')) {
		for (const value of occurrenceValues) yield { kind: 'purchase', product, value };
	}
	for (const nameOrId of textsIn(user.campaigns_received, 'name')) {
		yield { kind: 'campaign', nameOrId, path: [] };
	}
}

function textsIn(list: unknown, key: string): readonly string[] {
	return (Array.isArray(list) ? list : []).flatMap((element: unknown) => {
		const text: unknown = Object(element)[key];
		return typeof text === 'string' && text !== '' ? [text] : [];
	});
}
