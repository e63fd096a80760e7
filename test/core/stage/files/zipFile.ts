import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One file to be packed. */
export interface PackedFile {
	readonly name: string;
	readonly content: Buffer | string;
	readonly compress?: boolean;
	/** Written as a stream is: sizes come behind the content, in a data descriptor. */
	readonly streamed?: boolean;
}

/** A zip archive of some files. */
export async function zipped(files: readonly PackedFile[]): Promise<Buffer> {
	const zip = new ZipFile();
	for (const { name, content, compress = true, streamed = false } of files) {
		const bytes = Buffer.from(content);
		if (streamed) zip.addReadStream(Readable.from([bytes]), name, { compress });
		else zip.addBuffer(bytes, name, { compress });
	}
	zip.end();
	const chunks: Buffer[] = [];
	for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks);
}

/** The same bytes with a name of the same length in all places. */
export function renamed(archive: Buffer, from: string, to: string): Buffer {
	const bytes = Buffer.from(archive);
	for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at);
	return bytes;
}
