import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import type { SandboxSettings } from '../../sandbox/settings';
import { blueConicContract, hasBlueConicDocument } from './blueConic/blueConicContract';
import type { Violation } from './openApi/exchange';
import { startRecordingProxy } from './recordingProxy';

/** A sandbox whose BlueConic is reached through a proxy that keeps every exchange. */
export interface WatchedSandbox extends Sandbox {
	/** How often each operation of BlueConic's document was called, such as `PUT /profiles`. */
	operations(): Readonly<Record<string, number>>;
	/** Where exchanges are not what BlueConic's document says, each once. */
	violations(): readonly Violation[];
}

function eachOnce(violations: readonly Violation[]): readonly Violation[] {
	return [...new Map(violations.map((one) => [JSON.stringify(one), one])).values()];
}

/** Puts a proxy between a sandbox's BlueConic and those who call it. */
export async function watchBlueConic(sandbox: Sandbox): Promise<WatchedSandbox> {
	const proxy = await startRecordingProxy(sandbox.blueConic.url);
	const { exchanges } = proxy;
	return {
		...sandbox,
		blueConic: { ...sandbox.blueConic, url: proxy.url },
		operations() {
			const counts: Record<string, number> = {};
			for (const exchange of exchanges) {
				const name = blueConicContract().operationOf(exchange) ?? 'no operation';
				counts[name] = (counts[name] ?? 0) + 1;
			}
			return counts;
		},
		violations: () => eachOnce(exchanges.flatMap((one) => blueConicContract().violations(one))),
		async close() {
			await proxy.close();
			await sandbox.close();
		},
	};
}

/**
 * Starts a sandbox for tests that may ask wrongly: when it is closed, every answer of BlueConic has
 * to be what the document says, where there is one.
 *
 * @throws Error on close, with the violations.
 */
export async function startCheckedSandbox(settings: SandboxSettings): Promise<Sandbox> {
	const sandbox = await startSandbox(settings);
	if (!hasBlueConicDocument) return sandbox;
	const watched = await watchBlueConic(sandbox);
	return {
		...watched,
		async close() {
			await watched.close();
			const wrong = watched.violations().filter(({ side }) => side === 'answer');
			if (wrong.length === 0) return;
			throw new Error(`Answers against BlueConic's document: ${JSON.stringify(wrong, null, 1)}`);
		},
	};
}
