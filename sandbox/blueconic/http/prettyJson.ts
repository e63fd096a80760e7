const INDENT = '  ';

/** Where a reader of JSON text stands. */
class PrettyPrinter {
	private depth = 0;
	private inText = false;
	private escaped = false;

	/** The character with the space that belongs around it. */
	print(character: string): string {
		if (this.inText) return this.insideText(character);
		if (character === '"') this.inText = true;
		if (character === '{' || character === '[') return `${character}${this.line(1)}`;
		if (character === '}' || character === ']') return `${this.line(-1)}${character}`;
		if (character === ',') return `,${this.line(0)}`;
		return character === ':' ? ' : ' : character;
	}

	private insideText(character: string): string {
		if (this.escaped) this.escaped = false;
		else if (character === '\\') this.escaped = true;
		else if (character === '"') this.inText = false;
		return character;
	}

	private line(deeper: number): string {
		this.depth += deeper;
		return `\n${INDENT.repeat(this.depth)}`;
	}
}

/** Minified JSON text with line breaks, piece by piece: no piece is kept. */
export async function* prettyJson(pieces: AsyncIterable<unknown>): AsyncGenerator<string> {
	const printer = new PrettyPrinter();
	for await (const piece of pieces) {
		let text = '';
		for (const character of String(piece)) text += printer.print(character);
		yield text;
	}
}
