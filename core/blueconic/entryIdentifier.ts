/** Every mapped entry begins with its identifier, so that delivery finds it without parsing. */
const opening = '{"identifier":"';

/** The identifier of an entry: the number of its source and of its line there. */
export function newEntryIdentifier(source: number, line: number): string {
	return `${source}:${line}`;
}

/** The identifier in a mapped line. */
export function entryIdentifier(line: Buffer): string {
	return line.toString('latin1', opening.length, line.indexOf('"', opening.length));
}
