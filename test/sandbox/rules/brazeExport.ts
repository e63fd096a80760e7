import type { Rule, RuleTable } from './rule';
import { shownIn } from './shownIn';

const EXPORT = 'https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment';
const CANCEL = 'https://www.braze.com/docs/api/endpoints/export/segments/post_cancel_export';
const S3 = 'https://www.braze.com/docs/partners/data_and_analytics/cloud_storage/amazon_s3';

const shown = shownIn({ service: 'braze', testFile: 'brazeExport.test.ts', source: EXPORT });
const laidOut = shownIn({
	service: 'braze',
	testFile: 'brazeExportLayout.test.ts',
	source: EXPORT,
});
const run = shownIn({ service: 'braze', testFile: 'brazeExportRuns.test.ts', source: EXPORT });
const downloaded = shownIn({
	service: 'braze',
	testFile: 'brazeExportUrl.test.ts',
	source: EXPORT,
});

const REQUEST = 'export/exportRequest.ts';
const BUCKET = 'export/bucketDestination.ts';
const ROUTE = 'export/exportSegment.route.ts';
const EXPORTER = 'export/segmentExporter.ts';
const DOWNLOAD = 'export/downloadDestination.ts';
const FILES = 'export/exportFiles.ts';
const SETTINGS = 'export/exportSettings.ts';
const USER_LINE = 'users/userLine.ts';

const requestRules: readonly Rule[] = [
	shown('`fields_to_export` is required', 'fields left out answers 400', [
		REQUEST,
		'fields_to_export: fieldsToExport',
		"fields_to_export: fieldsToExport.default(['email'])",
	]),
	shown(
		'A name that is no field is refused',
		'an unknown field answers 400',
		[REQUEST, 'z.enum(EXPORT_FIELDS)', 'z.any()'],
		'inferred',
	),
	shown('At most 500 custom attributes can be named', '501 custom attributes answers 400', [
		REQUEST,
		'.max(MAX_CUSTOM_ATTRIBUTES)',
		'',
	]),
	shown(
		'`custom_attributes` exports all of them and overrides the list',
		'custom_attributes asks for all of them and overrides the list',
		[USER_LINE, "fields.includes('custom_attributes')", 'false'],
	),
	shown('The format is zip unless asked otherwise', 'zip files lie under the documented key', [
		REQUEST,
		"default('zip')",
		"default('gzip')",
	]),
	laidOut(
		'Which 2xx a started export is answered',
		'with startedStatus 202 a started export says so',
		[ROUTE, 'reply.status(startedStatus)', 'reply.status(201)'],
		'unknown: export.startedStatus',
	),
	laidOut(
		'With a bucket `url` is null',
		'with urlWithS3 null the answer has no address',
		[ROUTE, "urlWithS3 === 'null' ? null : undefined", 'undefined'],
		'unknown: export.urlWithS3',
	),
	laidOut(
		'With a bucket `url` is absent',
		'with urlWithS3 absent the answer has no address',
		[ROUTE, "urlWithS3 === 'null' ? null : undefined", 'null'],
		'unknown: export.urlWithS3',
	),
];

const fileRules: readonly Rule[] = [
	shown(
		'Keys are `segment-export/<segment>/<date>/<object_prefix>/<random>.zip`',
		'zip files lie under the documented key',
		[BUCKET, "'segment-export', segment.id", 'segment.id'],
	),
	shown('The files of an export in gzip end in `.gz`', 'gzip files lie under the documented key', [
		BUCKET,
		"order.format === 'gzip' ? 'gz' : 'zip'",
		"'zip'",
	]),
	shown(
		'`object_prefix` is a UUID and the time of the request in seconds',
		'zip files lie under the documented key',
		['export/exportOrder.ts', 'Math.floor(requestedAtMs / 1000)', 'requestedAtMs'],
	),
	laidOut(
		'The folder set in Braze comes before the key, and may be empty',
		'without a folder set in Braze the key begins with segment-export',
		[BUCKET, "this.settings.folder === '' ? [] : [this.settings.folder]", "['']"],
		S3,
	),
	laidOut(
		'The date folder is that of the success callback, so that an export may span two',
		'across midnight the date folder is that of the callback',
		[BUCKET, "dateFolder === 'request'", 'true'],
		'unknown: export.dateFolder',
	),
	laidOut(
		'The date folder is that of the request',
		'across midnight the date folder is that of the request',
		[BUCKET, "dateFolder === 'request'", 'false'],
		'unknown: export.dateFolder',
	),
	laidOut(
		'Exports from the dashboard lie beside those by API',
		'an export from the dashboard lies beside the files',
		[BUCKET, 'if (!this.settings.export.dashboardExports) return;', 'return;'],
		S3,
	),
	shown(
		'There is about one file for every 5,000 users (settable)',
		'files appear one after another, about so many users each',
		[FILES, 'if (file.length < usersPerFile) continue;', 'continue;'],
	),
	laidOut(
		'Files trickle in over time (settable)',
		'every file takes its time',
		[EXPORTER, 'await wait(this.settings.export.fileDelayMs, undefined, { signal });', ''],
		'inferred',
	),
	shown(
		'Files within a zip end in `.txt`',
		'each zip has one text file of JSON lines',
		[SETTINGS, "default('txt')", "default('json')"],
		'unknown: export.entryExtension',
	),
	shown(
		'What is null or empty is left out of a user',
		'lines hold only the fields asked for, and nothing empty',
		[USER_LINE, 'if (!isEmpty(value))', 'if (value !== undefined)'],
	),
	shown(
		'`created_at` is written `2020-07-10 15:00:00.000 UTC`',
		'created_at is written as Braze writes it',
		[USER_LINE, "timeText(user.createdAtMs, 'utcText')", 'new Date(user.createdAtMs)'],
	),
	laidOut(
		'A segment without members writes no file',
		'with emptySegment noFile a segment without members has files: 0',
		[FILES, "emptySegment === 'emptyFile'", 'true'],
		'unknown: export.emptySegment',
	),
	laidOut(
		'A segment without members writes an empty file',
		'with emptySegment emptyFile a segment without members has files: 1',
		[FILES, "emptySegment === 'emptyFile'", 'false'],
		'unknown: export.emptySegment',
	),
	laidOut(
		'Files go away after four hours (settable)',
		'files go away after a while',
		[BUCKET, 'this.removal.schedule(key, removeAfterSeconds)', 'undefined'],
		'unknown: export.removeAfterSeconds',
	),
];

const runRules: readonly Rule[] = [
	run(
		'A segment is exported once at a time: 429, though the rate limit is not reached',
		'one export of a segment at a time, though requests are left',
		[ROUTE, 'exporter.isRunning(segment)', 'false'],
	),
	run('No more than 100 exports run at once', 'no more than 100 segments are exported at once', [
		ROUTE,
		'exporter.runningExports >= MAX_RUNNING_EXPORTS',
		'false',
	]),
	run(
		'A cancelled export writes no more',
		'a cancelled export writes no more and calls nobody',
		[EXPORTER, 'run?.cancellation.abort()', 'undefined'],
		CANCEL,
	),
	run(
		'The callback is told `"success": true` when the export is ready',
		'the callback is told once the export is ready',
		['export/exportCallback.ts', '{ success: true, url }', '{ url }'],
	),
	run(
		'A failed export calls nobody',
		'an export that fails after 1 files calls nobody',
		[EXPORTER, 'await written;', 'await written.catch(() => {});'],
		'inferred',
	),
];

const downloadRules: readonly Rule[] = [
	downloaded(
		'Without a bucket the answer has a download address',
		'without a bucket the answer has an address, which needs no key',
		[ROUTE, 'exports[settings.export.destination]', 'exports.s3'],
	),
	downloaded(
		'The zip of a download address has all files',
		'without a bucket the answer has an address, which needs no key',
		[DOWNLOAD, 'Math.ceil(members / usersPerFile)', '1'],
	),
	downloaded(
		'Without a bucket the callback is told the address',
		'the callback is told the address',
		['export/exportCallback.ts', '{ success: true, url }', '{ success: true }'],
	),
	downloaded(
		'The address is denied until the export is ready',
		'the address is denied until the export is ready',
		[DOWNLOAD, 'download?.readyAtMs === undefined', 'download === undefined'],
	),
	downloaded('The address is valid for four hours', 'the address is denied once it has expired', [
		SETTINGS,
		'urlLifetimeSeconds: seconds\n\t\t.default(FOUR_HOURS)',
		'urlLifetimeSeconds: seconds.default(9 * FOUR_HOURS)',
	]),
];

export const BRAZE_EXPORT: RuleTable = {
	title: 'Braze: segment export',
	rules: [...requestRules, ...fileRules, ...runRules, ...downloadRules],
};
