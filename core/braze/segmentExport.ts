import { z } from 'zod';

import { bodyAsJson, jsonBody } from '../flow/http';
import { systemClock, type Clock } from '../flow/clock';
import { ConfigurationError, PassingError } from '../flow/syncError';
import { segmentExportPrefix } from '../stage/keys';
import type { ForeignFile } from '../stage/parts/stepIndex';
import type { Store } from '../stage/store';
import { messageOf, type BrazeClient } from './client';

/** What to export. */
export interface SegmentExport {
	readonly segmentId: string;
	readonly fields: ExportFields;
}

/** Braze's `fields_to_export` and `custom_attributes_to_export`. */
export interface ExportFields {
	readonly standard: readonly string[];
	/** At most 500; ignored by Braze when `standard` holds `custom_attributes`. */
	readonly customAttributes: readonly string[];
}

const startedSchema = z.object({ object_prefix: z.string().min(1) });

const request = {
	method: 'POST',
	path: '/users/export/segment',
	permission: 'users.export.segment',
} as const;

/**
 * Starts an export of a whole segment as gzip files into the bucket set in Braze
 * (braze.com/docs/api/endpoints/export/user_data/post_users_segment). Not to be repeated blindly:
 * a second start is a second export.
 *
 * @returns the prefix that names this export's files.
 * @throws ConfigurationError when Braze writes to no bucket, or refuses.
 * @throws PassingError when this segment is being exported already.
 */
export async function startSegmentExport(
	braze: BrazeClient,
	{ segmentId, fields }: SegmentExport,
	signal?: AbortSignal,
): Promise<{ readonly objectPrefix: string }> {
	const response = await braze.answer({
		method: request.method,
		path: request.path,
		body: jsonBody({
			segment_id: segmentId,
			fields_to_export: fields.standard,
			...(fields.customAttributes.length > 0
				? { custom_attributes_to_export: fields.customAttributes }
				: {}),
			output_format: 'gzip',
		}),
		repeat: 'never',
		signal,
	});
	if (response.status === 429) {
		throw new PassingError(
			`Braze is exporting segment '${segmentId}' already or takes no more requests for now (429: ${messageOf(response)}): run again when that export has ended.`,
		);
	}
	if (response.status >= 300) throw braze.refusal(response, request);
	const body = bodyAsJson(response);
	if (urlIn(body)) {
		throw new ConfigurationError(
			`Braze offers the export for download instead of writing it to a bucket: set up Amazon S3 in Braze under 'Technology Partners' as the default data export destination.`,
		);
	}
	const parsed = startedSchema.safeParse(body);
	if (!parsed.success) {
		throw new PassingError(
			`Braze accepted the export of segment '${segmentId}' without naming its files: run again later.`,
		);
	}
	return { objectPrefix: parsed.data.object_prefix };
}

const urlIn = (body: unknown): boolean =>
	z.object({ url: z.string().min(1) }).safeParse(body).success;

/** How long to wait for an export's files. */
export interface ExportWait {
	/** BlueConic's own connection looks every 10 seconds. */
	readonly intervalMs: number;
	/** So many looks in a row must show the same files. */
	readonly sameLooks: number;
	/** Braze has no status to ask for, so a limit is a must. */
	readonly longestMs: number;
	readonly clock?: Clock;
}

/**
 * Waits until an export's files are complete: at least one is there and the list stays the same,
 * with the same sizes, for some looks in a row.
 *
 * @throws ConfigurationError when no file came in time.
 */
export async function awaitSegmentExport(
	store: Store,
	brazeFolder: string,
	{ segmentId, objectPrefix }: { readonly segmentId: string; readonly objectPrefix: string },
	wait: ExportWait,
	signal?: AbortSignal,
): Promise<readonly ForeignFile[]> {
	const clock = wait.clock ?? systemClock;
	const end = clock.now().getTime() + wait.longestMs;
	let last = '';
	let same = 0;
	for (;;) {
		const files = await exportFiles(store, brazeFolder, segmentId, objectPrefix, signal);
		const look = JSON.stringify(files);
		same = files.length > 0 && look === last ? same + 1 : 1;
		last = look;
		if (files.length > 0 && same >= wait.sameLooks) return files;
		if (clock.now().getTime() + wait.intervalMs > end) {
			throw noFilesInTime(store, brazeFolder, segmentId, wait.longestMs);
		}
		await clock.sleep(wait.intervalMs, signal);
	}
}

/** The date folder is whichever Braze chose; sibling files of dashboard exports are not ours. */
async function exportFiles(
	store: Store,
	brazeFolder: string,
	segmentId: string,
	objectPrefix: string,
	signal: AbortSignal | undefined,
): Promise<readonly ForeignFile[]> {
	const files: ForeignFile[] = [];
	const listed = store.list(segmentExportPrefix(brazeFolder, segmentId), signal);
	for await (const { key, bytes, etag } of listed) {
		if (key.includes(`/${objectPrefix}/`)) files.push({ key, bytes, etag });
	}
	return files;
}

function noFilesInTime(
	store: Store,
	brazeFolder: string,
	segmentId: string,
	longestMs: number,
): ConfigurationError {
	const minutes = Math.round(longestMs / 60_000);
	return new ConfigurationError(
		`Braze's export was not complete under '${segmentExportPrefix(brazeFolder, segmentId)}' in bucket '${store.bucket}' within ${minutes} minutes: check that bucket and folder are those set in Braze, that the segment has members, or raise 'Longest Wait'.`,
	);
}
