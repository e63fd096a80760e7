import { isJsonRecord } from '../../http/jsonRecord';
import { BrazeError, type ObjectError } from '../brazeError';
import { readIdentifier, type Identifier } from '../users/identifier';

/** The three arrays of a request, in the order Braze works through them. */
export const TRACK_ARRAYS = ['attributes', 'events', 'purchases'] as const;
export type TrackArray = (typeof TRACK_ARRAYS)[number];

/** https://www.braze.com/docs/api/endpoints/user_data/post_user_track */
const MAX_OBJECTS = 75;
const NOTHING_VALID =
	"Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.";
const IDENTIFIER_REQUIRED =
	"'external_id', 'braze_id', 'user_alias', 'email' or 'phone' is required";

export interface TrackObject {
	readonly array: TrackArray;
	readonly identifier: Identifier;
	readonly object: Record<string, unknown>;
}

export interface TrackRequest {
	readonly sentArrays: readonly TrackArray[];
	readonly accepted: readonly TrackObject[];
	readonly errors: readonly ObjectError[];
}

function arraysOf(body: unknown): Map<TrackArray, readonly unknown[]> {
	const arrays = new Map<TrackArray, readonly unknown[]>();
	if (!isJsonRecord(body)) return arrays;
	for (const name of TRACK_ARRAYS) {
		const objects = body[name];
		if (Array.isArray(objects)) arrays.set(name, objects);
	}
	return arrays;
}

function readObject(array: TrackArray, object: unknown): TrackObject | undefined {
	if (!isJsonRecord(object)) return undefined;
	const identifier = readIdentifier(object);
	return identifier && { array, identifier, object };
}

/** Checks a request as a whole, then each object for exactly one usable identifier. */
export function readTrackRequest(body: unknown): TrackRequest {
	const arrays = arraysOf(body);
	const total = [...arrays.values()].reduce((sum, objects) => sum + objects.length, 0);
	if (total > MAX_OBJECTS) throw new BrazeError(400, 'Max Input Length Exceeded');

	const accepted: TrackObject[] = [];
	const errors: ObjectError[] = [];
	for (const [array, objects] of arrays) {
		for (const [index, object] of objects.entries()) {
			const read = readObject(array, object);
			if (read) accepted.push(read);
			else errors.push({ type: IDENTIFIER_REQUIRED, input_array: array, index });
		}
	}
	if (accepted.length === 0) throw new BrazeError(400, NOTHING_VALID, errors);
	return { sentArrays: [...arrays.keys()], accepted, errors };
}
