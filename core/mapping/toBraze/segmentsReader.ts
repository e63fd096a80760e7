import type { ProfileSource } from '../model/profileSource';
import { malformed } from './profile';
import type { RowDraft } from './rowDraft';

interface Segment {
	readonly id: string;
	readonly name?: string | null;
}

/**
 * Compiles the segments of a profile to texts, in BlueConic's order; of the chosen ones when some
 * are. Read without their names (BlueConic, `collapse=profile.segments`), they are told by ID.
 */
export function segmentsReader(
	{ as, chosen }: Extract<ProfileSource, { readonly kind: 'segments' }>,
	target: string,
): (draft: RowDraft) => readonly string[] {
	const choice = new Set(chosen);
	const isChosen = ({ id, name }: Segment): boolean =>
		choice.size === 0 || choice.has(id) || (typeof name === 'string' && choice.has(name));
	const unknown = { kind: 'segmentNameUnknown', target };

	return ({ profile, warnings }) => {
		const segments = segmentsOf(profile.object.segments).filter(isChosen);
		if (as === 'ids') return segments.map(({ id }) => id);
		if (segments.some(({ name }) => !name)) warnings.push(unknown);
		return segments.map(({ id, name }) => name || id);
	};
}

function segmentsOf(listed: unknown): readonly Segment[] {
	if (listed === undefined || listed === null) return [];
	if (!Array.isArray(listed)) throw malformed('Its segments are no list.');
	return listed.map(segmentOf);
}

function segmentOf(element: unknown): Segment {
	if (typeof element === 'string') return { id: element };
	if (isSegment(element)) return element;
	throw malformed('One of its segments has no id, or a name that is no text.');
}

const isSegment = (element: unknown): element is Segment =>
	typeof element === 'object' &&
	element !== null &&
	'id' in element &&
	typeof element.id === 'string' &&
	(!('name' in element) ||
		element.name === undefined ||
		element.name === null ||
		typeof element.name === 'string');
