import { randomBytes } from 'node:crypto';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { ZipFile } from 'yazl';
import { mapLines, textStream } from '../../http/textStream';
import type { BrazeUser } from '../users/brazeUser';
import { userLine, type UserSelection } from '../users/userLine';

/** One file within a zip. */
export interface ZipEntry {
	readonly name: string;
	/** Called when the entry's turn has come. */
	readonly content: () => Readable;
}

function ignoreOutcome(): void {
	// Whoever reads the stream learns of its error.
}

/** Sixteen hexadecimal digits. */
export function randomName(): string {
	return randomBytes(8).toString('hex');
}

/** One JSON object a line, nothing before, between or after. */
export function userLines(users: readonly BrazeUser[], selection: UserSelection): Readable {
	return textStream(mapLines(users, (user) => userLine(user, selection)));
}

export function gzipped(content: Readable): Readable {
	return pipeline(content, createGzip({ level: constants.Z_BEST_SPEED }), ignoreOutcome);
}

/** A zip that is made only as fast as it is read. */
export function zipped(entries: Iterable<ZipEntry>): Readable {
	const zip = new ZipFile();
	const options = { compressionLevel: constants.Z_BEST_SPEED };
	for (const { name, content } of entries) {
		zip.addReadStreamLazy(name, options, (take) => take(null, content()));
	}
	zip.end();
	const stream = new PassThrough();
	zip.once('error', (error) => stream.destroy(error));
	return pipeline(zip.outputStream, stream, ignoreOutcome);
}
