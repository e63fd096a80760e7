import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { SqliteFindings } from './sqliteSource';

/** The SQLite driver of every n8n 2 release. */
const SQLITE3_VERSION = '5.1.7';
const NETWORK_TIMEOUT_MS = 5_000;

/** One of each group has to be on the PATH for a native build. */
const TOOLS: readonly { readonly label: string; readonly commands: readonly string[] }[] = [
	{ label: 'a C++ compiler (g++ or clang++)', commands: ['g++', 'clang++', 'c++'] },
	{ label: 'make', commands: ['make', 'gmake'] },
	{ label: 'python3', commands: ['python3', 'python'] },
];

/** Looks at network, PATH and Node's folder; asks the network only for what isn't there. */
export async function findSqliteSources(
	headersFolder: string | undefined,
	signal?: AbortSignal,
): Promise<SqliteFindings> {
	const prebuiltReachable = await isReachable(prebuiltUrl(process.platform, process.arch), signal);
	const nodeHeadersAvailable =
		prebuiltReachable ||
		headersFolder !== undefined ||
		(await isReachable('https://nodejs.org/dist/index.json', signal));
	return { prebuiltReachable, missingTools: missingTools(), nodeHeadersAvailable };
}

/** The folder whose `include/node` holds the headers of that Node, if it came with them. */
export function headersFolderOf(nodePath: string): string | undefined {
	const prefix = dirname(dirname(nodePath));
	return existsSync(join(prefix, 'include', 'node', 'node.h')) ? prefix : undefined;
}

function missingTools(): string[] {
	if (process.platform === 'win32') return [];
	return TOOLS.filter((tool) => !tool.commands.some(isOnPath)).map((tool) => tool.label);
}

function isOnPath(command: string): boolean {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return folders.some((folder) => existsSync(join(folder, command)));
}

function prebuiltUrl(platform: string, arch: string): string {
	return (
		`https://github.com/TryGhost/node-sqlite3/releases/download/v${SQLITE3_VERSION}/` +
		`sqlite3-v${SQLITE3_VERSION}-napi-v6-${platform}-${arch}.tar.gz`
	);
}

async function isReachable(url: string, signal?: AbortSignal): Promise<boolean> {
	const timeout = AbortSignal.timeout(NETWORK_TIMEOUT_MS);
	try {
		const answer = await fetch(url, {
			method: 'HEAD',
			signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
		});
		return answer.ok;
	} catch {
		signal?.throwIfAborted();
		return false;
	}
}
