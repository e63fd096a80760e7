/** What a file holds. */
export type ContentKind = 'gzip' | 'zip' | 'text';

const beginnings: readonly { readonly kind: ContentKind; readonly bytes: readonly number[] }[] = [
	// rfc-editor.org/rfc/rfc1952, 2.3.1
	{ kind: 'gzip', bytes: [0x1f, 0x8b] },
	// pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7: a file; 4.3.16: an empty archive
	{ kind: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
	{ kind: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
];

/** How many bytes of a file tell its kind. */
export const kindBytes = 4;

/** What a file holds, told by its first bytes, whatever its name. */
export function contentKind(head: Buffer): ContentKind {
	const found = beginnings.find(({ bytes }) => bytes.every((byte, place) => head[place] === byte));
	return found?.kind ?? 'text';
}
