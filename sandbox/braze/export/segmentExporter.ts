import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import type { ExportSettings } from './exportSettings';
import { mapLines, textStream } from '../../http/textStream';
import type { BrazeUser } from '../users/brazeUser';
import { segmentUsers, type BrazeSegment } from '../segments/segments';
import { userLine, type UserSelection } from '../users/userLine';
import type { UserStore } from '../users/userStore';

/** The folder set in Braze beside the bucket, which may be empty, and how exports behave. */
export interface Exports {
	readonly folder: string;
	readonly export: ExportSettings;
}

/** Puts one file under a key of the bucket that is set in Braze. */
export type PutFile = (key: string, content: Uint8Array) => Promise<void>;

function* groupsOf<T>(records: Iterable<T>, size: number): Generator<readonly T[]> {
	let group: T[] = [];
	for (const record of records) {
		group.push(record);
		if (group.length < size) continue;
		yield group;
		group = [];
	}
	if (group.length > 0) yield group;
}

async function gzipLines(users: readonly BrazeUser[], selection: UserSelection): Promise<Buffer> {
	const gzip = createGzip({ level: constants.Z_BEST_SPEED });
	const lines = textStream(mapLines(users, (user) => userLine(user, selection)));
	const [content] = await Promise.all([buffer(gzip), pipeline(lines, gzip)]);
	return content;
}

/**
 * Exports segments into S3, one export of a segment at a time.
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment
 */
export class SegmentExporter {
	private readonly running = new Map<string, Promise<void>>();
	private readonly closing = new AbortController();

	constructor(
		private readonly store: UserStore,
		private readonly putFile: PutFile,
		private readonly settings: Exports,
	) {}

	isRunning({ id }: BrazeSegment): boolean {
		return this.running.has(id);
	}

	/** Starts the export and answers the object prefix its files will have. */
	start(segment: BrazeSegment, selection: UserSelection): string {
		const startedAt = new Date();
		const prefix = `${randomUUID()}-${Math.floor(startedAt.getTime() / 1000)}`;
		const date = startedAt.toISOString().slice(0, 10);
		const path = `segment-export/${segment.id}/${date}/${prefix}`;
		const folder = this.settings.folder === '' ? path : `${this.settings.folder}/${path}`;
		const run = this.writeFiles(folder, segment, selection)
			.catch(() => {
				// Braze tells the dashboard's user by e-mail; a client of the API learns nothing.
			})
			.finally(() => this.running.delete(segment.id));
		this.running.set(segment.id, run);
		return prefix;
	}

	/** Ends running exports between two files. */
	async close(): Promise<void> {
		this.closing.abort();
		await Promise.all(this.running.values());
	}

	private async writeFiles(
		folder: string,
		segment: BrazeSegment,
		selection: UserSelection,
	): Promise<void> {
		const users = segmentUsers(this.store, segment);
		for (const group of groupsOf(users, this.settings.export.usersPerFile)) {
			await wait(this.settings.export.fileDelayMs, undefined, { signal: this.closing.signal });
			const content = await gzipLines(group, selection);
			await this.putFile(`${folder}/${randomBytes(8).toString('hex')}.gz`, content);
		}
	}
}
