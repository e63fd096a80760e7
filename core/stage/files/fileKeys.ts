import { ConfigurationError } from '../../flow/syncError';

/** The folders that file operations know, without slashes at their ends; empty for the root. */
export interface FileFolders {
	readonly stageFolder: string;
	readonly brazeFolder: string;
}

/** What can be listed. */
export type FileFolder = 'stage' | 'braze';

/** The top folders of the stage. */
const topFolders = ['files', 'lease', 'reports', 'runs', 'state'] as const;
const deletableFolders: readonly string[] = ['files', 'runs', 'reports'];

/** S3 takes no longer keys (docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html). */
const longestKeyBytes = 1024;

const below = (folder: string, name: string): string =>
	folder === '' ? name : `${folder}/${name}`;

/** What keys of a folder begin with. */
function prefixesOf({ stageFolder, brazeFolder }: FileFolders, folder: FileFolder): string[] {
	if (folder === 'braze') return [`${brazeFolder === '' ? 'segment-export' : brazeFolder}/`];
	// A stage in the bucket's root is its top folders: what lies beside them is somebody else's.
	return stageFolder === '' ? topFolders.map((top) => `${top}/`) : [`${stageFolder}/`];
}

/**
 * The prefixes that list a folder, or what in it begins as typed.
 *
 * @throws ConfigurationError when what was typed could leave the folder.
 */
export function listedPrefixes(
	folders: FileFolders,
	folder: FileFolder,
	typed: string,
): readonly string[] {
	if (typed !== '') requirePath('Prefix', typed.replace(/\/$/, ''));
	const { stageFolder } = folders;
	if (folder === 'braze' || stageFolder !== '') {
		return prefixesOf(folders, folder).map((prefix) => `${prefix}${typed}`);
	}
	const within = prefixesOf(folders, folder).filter((prefix) => typed.startsWith(prefix));
	if (within.length > 0) return [typed];
	return prefixesOf(folders, folder).filter((prefix) => prefix.startsWith(typed));
}

/**
 * A key as typed, when it is one of the stage's or of Braze's folder.
 *
 * @throws ConfigurationError when it is another.
 */
export function readableKey(folders: FileFolders, typed: string): string {
	requirePath('Key', typed);
	const prefixes = [...prefixesOf(folders, 'stage'), ...prefixesOf(folders, 'braze')];
	if (prefixes.some((prefix) => typed.startsWith(prefix))) return typed;
	throw new ConfigurationError(
		`'${typed}' lies outside the folders of the S3 Stage credential: set 'Key' to one that begins with ${listed(prefixes)}.`,
	);
}

/**
 * The key of a file that a user names.
 *
 * @throws ConfigurationError when the name could leave the folder of such files.
 */
export function writtenKey({ stageFolder }: FileFolders, name: string): string {
	requirePath('File Name', name);
	const key = below(stageFolder, `files/${name}`);
	requirePath('File Name', key);
	return key;
}

/**
 * A key as typed, when it may be deleted: files, rows of runs, and reports.
 *
 * @throws ConfigurationError when it is another.
 */
export function deletableKey(folders: FileFolders, typed: string): string {
	requirePath('Key', typed);
	const base = below(folders.stageFolder, '');
	const top = typed.startsWith(base) ? typed.slice(base.length).split('/', 1)[0] : undefined;
	if (top !== undefined && typed.length > base.length + top.length + 1) {
		if (deletableFolders.includes(top)) return typed;
		if (top === 'lease' || top === 'state') {
			throw new ConfigurationError(
				`'${typed}' is what a goal remembers: delete it with 'Goal: Delete', not on its own.`,
			);
		}
	}
	const prefixes = deletableFolders.map((folder) => below(folders.stageFolder, `${folder}/`));
	throw new ConfigurationError(
		`'${typed}' is no file that may be deleted: set 'Key' to one that begins with ${listed(prefixes)}.`,
	);
}

function requirePath(field: string, path: string): void {
	const isTooLong = Buffer.byteLength(path) > longestKeyBytes;
	if (!isTooLong && path.split('/').every(isName)) return;
	throw new ConfigurationError(
		isTooLong
			? `'${field}' is longer than ${longestKeyBytes} bytes: shorten it.`
			: `'${field}' has to be names with single slashes between them, none of them '.' or '..': mend it.`,
	);
}

const isName = (segment: string): boolean =>
	segment !== '' && segment !== '.' && segment !== '..' && !/[\\\p{Cc}]/u.test(segment);

const listed = (prefixes: readonly string[]): string =>
	prefixes.map((prefix) => `'${prefix}'`).join(' or ');
