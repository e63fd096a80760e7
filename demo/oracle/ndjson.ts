/**
 * The records of an NDJSON answer, read as a stream. Lines end with `\n` and nothing else: a
 * text may hold the line separators of Unicode.
 */
export async function readNdjson<T>(url: string, parse: (json: unknown) => T): Promise<T[]> {
	const response = await fetch(url);
	if (!response.ok || response.body === null) {
		throw new Error(`${url} answered ${response.status}`);
	}
	const records: T[] = [];
	const decoder = new TextDecoder();
	let begun = '';
	for await (const bytes of response.body) {
		const lines = (begun + decoder.decode(bytes, { stream: true })).split('\n');
		begun = lines.pop() ?? '';
		for (const line of lines) records.push(parse(JSON.parse(line)));
	}
	if (begun !== '') throw new Error(`${url} ended within a line`);
	return records;
}
