/** What is particular to one release of n8n. */
export interface N8nRelease {
	readonly version: N8nVersion;
	/** The Node versions n8n says it runs on: at least the first, below the major of the second. */
	readonly node: { readonly atLeast: string; readonly belowMajor?: number };
	/** Packages with native parts, built after an installation without scripts. */
	readonly nativePackages: readonly string[];
	/** Modules that would only look for n8n's own servers. */
	readonly disabledModules: readonly string[];
}

export const N8N_VERSIONS = ['2.8.4', '2.41.1'] as const;

export type N8nVersion = (typeof N8N_VERSIONS)[number];

/** The release an exploring user would install today. */
export const NEWEST_N8N: N8nVersion = '2.41.1';

export const N8N_RELEASES: Readonly<Record<N8nVersion, N8nRelease>> = {
	'2.8.4': {
		version: '2.8.4',
		node: { atLeast: '20.19.0', belowMajor: 25 },
		nativePackages: ['sqlite3'],
		disabledModules: [],
	},
	'2.41.1': {
		version: '2.41.1',
		node: { atLeast: '24.0.0' },
		nativePackages: ['sqlite3', 'isolated-vm'],
		disabledModules: ['mcp-registry'],
	},
};
