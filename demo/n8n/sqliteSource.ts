/** What the machine offers for n8n's SQLite driver, which is native code. */
export interface SqliteFindings {
	/** Where this holds, the rest does not matter. */
	readonly prebuiltReachable: boolean;
	readonly missingTools: readonly string[];
	readonly nodeHeadersAvailable: boolean;
}

/** How the SQLite driver gets onto the machine, or the sentence that says why it can't. */
export type SqliteSource =
	| { readonly from: 'prebuilt' | 'compiler' }
	| { readonly from: 'nowhere'; readonly reason: string };

/** Decides from the findings how n8n's SQLite driver will be had. */
export function decideSqliteSource(findings: SqliteFindings): SqliteSource {
	if (findings.prebuiltReachable) return { from: 'prebuilt' };
	if (findings.missingTools.length > 0) {
		return {
			from: 'nowhere',
			reason:
				"n8n's SQLite driver has to be compiled, as its ready-made binary can't be reached " +
				`from here: install ${listed(findings.missingTools)}, then start again`,
		};
	}
	if (!findings.nodeHeadersAvailable) {
		return {
			from: 'nowhere',
			reason:
				"n8n's SQLite driver has to be compiled, and neither its ready-made binary nor Node's " +
				"headers can be reached from here: install Node's headers (package libnode-dev or " +
				'nodejs-dev), or allow access to github.com or nodejs.org, then start again',
		};
	}
	return { from: 'compiler' };
}

function listed(names: readonly string[]): string {
	if (names.length < 2) return names.join('');
	return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
