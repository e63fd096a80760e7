const newline = 0x0a;
const carriageReturn = 0x0d;
const blankLine = Buffer.alloc(0);
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Lines longer than this are refused where nothing else is set: 16 MiB. */
export const defaultLongestLineBytes = 16 * 1024 * 1024;

/** Stands in the place of a line that was too long to be read; compare by identity. */
export const oversizedLine: Buffer = Buffer.from('a line that is too long');

/** Limits of a splitting. */
export interface LineLimits {
	/** Of one line, without its end; `defaultLongestLineBytes` when left out. */
	readonly longestLineBytes?: number;
}

const withoutReturn = (line: Buffer): Buffer =>
	line[line.length - 1] === carriageReturn ? line.subarray(0, -1) : line;

/**
 * Splits bytes into lines, searching the newline in the bytes, so that no character is ever cut.
 * Yields the lines of each chunk together, as views of the chunks. Every line has its place: a
 * blank one is an empty buffer, one longer than the limit is `oversizedLine`, whose bytes are not
 * kept. A byte-order mark at the beginning is dropped; `\r\n` ends a line as `\n` does.
 */
export async function* lineBatches(
	chunks: AsyncIterable<Buffer>,
	{ longestLineBytes = defaultLongestLineBytes }: LineLimits = {},
): AsyncGenerator<Buffer[]> {
	const rest = new Rest(longestLineBytes);
	for await (const chunk of withoutByteOrderMark(chunks)) {
		const lines: Buffer[] = [];
		let start = 0;
		for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
			lines.push(rest.lineWith(start === end ? blankLine : chunk.subarray(start, end)));
			start = end + 1;
		}
		if (start < chunk.length) rest.keep(chunk.subarray(start));
		if (lines.length > 0) yield lines;
	}
	if (!rest.isEmpty) yield [rest.lineWith(blankLine)];
}

/** The beginning of a line whose end has not come yet. */
class Rest {
	private pieces: Buffer[] = [];
	private bytes = 0;

	constructor(private readonly longest: number) {}

	get isEmpty(): boolean {
		return this.bytes === 0;
	}

	keep(piece: Buffer): void {
		this.bytes += piece.length;
		// One byte more may still be the carriage return of a line that fits.
		if (this.bytes > this.longest + 1) this.pieces = [];
		else this.pieces.push(piece);
	}

	/** The line that ends with these bytes. */
	lineWith(tail: Buffer): Buffer {
		if (this.bytes === 0) return this.checked(tail);
		this.keep(tail);
		const { bytes, pieces } = this;
		this.bytes = 0;
		this.pieces = [];
		return bytes > this.longest + 1 ? oversizedLine : this.checked(Buffer.concat(pieces, bytes));
	}

	private checked(line: Buffer): Buffer {
		const bare = withoutReturn(line);
		return bare.length > this.longest ? oversizedLine : bare;
	}
}

/** The same bytes without a byte-order mark at their beginning. */
export async function* withoutByteOrderMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	let head: Buffer | undefined = Buffer.alloc(0);
	for await (const chunk of chunks) {
		if (!head) {
			yield chunk;
			continue;
		}
		head = head.length > 0 ? Buffer.concat([head, chunk]) : chunk;
		if (head.length < byteOrderMark.length && startsLike(head)) continue;
		yield startsLike(head) ? head.subarray(byteOrderMark.length) : head;
		head = undefined;
	}
	if (head && head.length > 0) yield head;
}

/** Whether bytes are the mark, as far as both go. */
const startsLike = (head: Buffer): boolean => {
	const bytes = Math.min(head.length, byteOrderMark.length);
	return head.subarray(0, bytes).equals(byteOrderMark.subarray(0, bytes));
};
