import type { S3Store } from '../../core/stage/s3/store';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import type { SandboxSettings } from '../../sandbox/settings';
import { endEngine } from './engineEnd';
import { openStage } from './stage';

/** A sandbox, and its bucket to look into. */
export interface OpenedSandbox {
	readonly sandbox: Sandbox;
	readonly store: S3Store;
}

/**
 * Starts a sandbox before the tests of this `describe` and hands it over; ends it, and n8n's
 * engine, after them.
 */
export function sandboxFor(
	settings: SandboxSettings,
	handOver: (opened: OpenedSandbox) => void,
): void {
	let opened: OpenedSandbox | undefined;

	beforeAll(async () => {
		const sandbox = await startSandbox(settings);
		opened = { sandbox, store: openStage(sandbox) };
		handOver(opened);
	});

	afterAll(async () => {
		opened?.store.close();
		endEngine();
		await opened?.sandbox.close();
	});
}
