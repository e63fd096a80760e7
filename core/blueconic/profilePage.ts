import { z } from 'zod';

/** One page of a segment: each profile as the JSON text that BlueConic gave. */
export interface ProfilePage {
	readonly profiles: readonly string[];
	readonly nextCursor?: string | null;
}

const code = (character: string): number => character.charCodeAt(0);
const quote = code('"');
const backslash = code('\\');
const comma = code(',');
const openObject = code('{');
const closeObject = code('}');
const openList = code('[');
const closeList = code(']');
const blank = code(' ');

/** Where the list of profiles lies in a page, and where each profile in it. */
interface Spans {
	readonly listStart: number;
	readonly listEnd: number;
	readonly profiles: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Finds the profiles by their brackets, without building them: the read step passes them on as they
 * came, and objects that nobody looks at are what fills memory.
 *
 * @returns `undefined` when the page ends too soon, or its list holds something else than objects.
 */
function findProfiles(body: Buffer): Spans | undefined {
	const profiles: { start: number; end: number }[] = [];
	let depth = 0;
	let text = { start: 0, end: 0 };
	let inText = false;
	let listStart = -1;
	let profileStart = -1;
	for (let at = 0; at < body.length; at += 1) {
		const byte = body[at] ?? blank;
		const betweenProfiles = listStart >= 0 && depth === 2;
		if (inText) {
			if (byte === backslash) at += 1;
			else if (byte === quote) {
				inText = false;
				text = { start: text.start, end: at };
			}
		} else if (byte === openObject && betweenProfiles) {
			profileStart = at;
			depth += 1;
		} else if (betweenProfiles && byte === closeList) {
			return { listStart, listEnd: at, profiles };
		} else if (betweenProfiles && byte !== comma && byte > blank) {
			return undefined;
		} else if (byte === quote) {
			inText = true;
			text = { start: at + 1, end: at + 1 };
		} else if (byte === openObject || byte === openList) {
			const isList = byte === openList && depth === 1;
			if (isList && body.toString('latin1', text.start, text.end) === 'profiles') listStart = at;
			depth += 1;
		} else if (byte === closeObject || byte === closeList) {
			depth -= 1;
			if (listStart >= 0 && depth === 2) profiles.push({ start: profileStart, end: at + 1 });
		}
	}
	return undefined;
}

const restSchema = z.object({
	profiles: z.array(z.never()),
	nextCursor: z.string().min(1).nullish(),
});

/** A profile takes one line; line breaks between its parts are not BlueConic's default. */
const onOneLine = (text: string): string =>
	/[\n\r]/.test(text) ? JSON.stringify(JSON.parse(text)) : text;

/**
 * A page of a segment's profiles (rest.apidoc.blueconic.com, GET /segments/{segment}/profiles).
 *
 * @returns `undefined` when the page is not whole, or not what BlueConic documents.
 */
export function parseProfilePage(body: Buffer): ProfilePage | undefined {
	const spans = findProfiles(body);
	if (!spans) return undefined;
	const rest = Buffer.concat([body.subarray(0, spans.listStart + 1), body.subarray(spans.listEnd)]);
	try {
		const { nextCursor } = restSchema.parse(JSON.parse(rest.toString('utf8')));
		const profiles = spans.profiles.map(({ start, end }) =>
			onOneLine(body.toString('utf8', start, end)),
		);
		return { profiles, nextCursor };
	} catch {
		return undefined;
	}
}
