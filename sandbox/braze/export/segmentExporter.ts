import { setTimeout as wait } from 'node:timers/promises';
import type { BrazeSegment } from '../segments/segments';
import type { UserStore } from '../users/userStore';
import { announceExport } from './exportCallback';
import type { ExportDestination } from './exportDestination';
import { exportFiles } from './exportFiles';
import type { ExportOrder } from './exportOrder';
import type { ExportSettings } from './exportSettings';

interface RunningExport {
	readonly cancellation: AbortController;
	readonly written: Promise<void>;
}

/**
 * Exports segments, one export of a segment at a time.
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment
 */
export class SegmentExporter {
	private readonly running = new Map<string, RunningExport>();
	private readonly ending = new Set<Promise<void>>();
	private readonly closing = new AbortController();

	constructor(
		private readonly store: UserStore,
		private readonly settings: { readonly export: ExportSettings },
	) {}

	/** How many segments are being exported. */
	get runningExports(): number {
		return this.running.size;
	}

	isRunning({ id }: BrazeSegment): boolean {
		return this.running.has(id);
	}

	start(order: ExportOrder, destination: ExportDestination): void {
		const cancellation = new AbortController();
		const written = this.write(order, destination, cancellation.signal).finally(() => {
			this.running.delete(order.segment.id);
		});
		this.running.set(order.segment.id, { cancellation, written });
		const ended = this.announce(order, destination, written).catch(() => {
			// Braze tells the dashboard's user by e-mail; a client of the API learns nothing.
		});
		this.ending.add(ended);
		void ended.finally(() => this.ending.delete(ended));
	}

	/** Ends the export of this segment, if one runs; files that are written stay. */
	async cancel({ id }: BrazeSegment): Promise<void> {
		const run = this.running.get(id);
		run?.cancellation.abort();
		await run?.written.catch(() => {
			// It was cancelled.
		});
	}

	/** Ends all running exports between two files. */
	async close(): Promise<void> {
		this.closing.abort();
		for (const { cancellation } of this.running.values()) cancellation.abort();
		await Promise.all(this.ending);
	}

	private async write(
		order: ExportOrder,
		destination: ExportDestination,
		signal: AbortSignal,
	): Promise<void> {
		await destination.begin(order);
		let files = 0;
		for (const users of exportFiles(this.store, order.segment, this.settings.export)) {
			await this.takeTime(files, signal);
			await destination.addFile(order, users);
			files += 1;
		}
		await this.takeTime(files, signal);
		destination.finish(order);
	}

	/** Waits as long as a file takes, and fails after so many files where that is set. */
	private async takeTime(files: number, signal: AbortSignal): Promise<void> {
		await wait(this.settings.export.fileDelayMs, undefined, { signal });
		if (files === this.settings.export.failAfterFiles) throw new Error('The export failed');
	}

	private async announce(
		order: ExportOrder,
		destination: ExportDestination,
		written: Promise<void>,
	): Promise<void> {
		await written;
		if (order.callbackEndpoint === undefined) return;
		const url = destination.downloadAddress(order);
		await announceExport(order.callbackEndpoint, url, this.closing.signal);
	}
}
