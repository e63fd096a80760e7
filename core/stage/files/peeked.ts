/** Bytes whose beginning was looked at: `all` still gives every one of them. */
export interface Peeked {
	readonly head: Buffer;
	readonly all: AsyncGenerator<Buffer>;
}

/** Reads on until the beginning is enough, or there is no more. */
export async function peeked(
	chunks: AsyncGenerator<Buffer>,
	isEnough: (head: Buffer) => boolean,
): Promise<Peeked> {
	let head: Buffer = Buffer.alloc(0);
	while (!isEnough(head)) {
		const step = await chunks.next();
		if (step.done) break;
		head = head.length > 0 ? Buffer.concat([head, step.value]) : step.value;
	}
	return { head, all: joined(head, chunks) };
}

async function* joined(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
	if (head.length > 0) yield head;
	yield* rest;
}
