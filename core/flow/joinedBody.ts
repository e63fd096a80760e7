const comma = Buffer.from(',');

/** Makes bodies of JSON texts that are joined, never parsed: `opening`, lines with commas, `closing`. */
export function bodyJoiner(opening: string, closing: string): (lines: readonly Buffer[]) => Buffer {
	const first = Buffer.from(opening);
	const last = Buffer.from(closing);
	return (lines) => {
		const pieces: Buffer[] = [first];
		lines.forEach((line, position) => {
			if (position > 0) pieces.push(comma);
			pieces.push(line);
		});
		pieces.push(last);
		return Buffer.concat(pieces);
	};
}
