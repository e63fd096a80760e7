import { isJsonRecord } from '../../http/jsonRecord';
import { BrazeError, type ObjectError } from '../brazeError';
import { readObject } from './readObject';
import { TRACK_ARRAYS, type TrackArray, type TrackObject } from './trackObject';
import type { TrackSettings } from './trackSettings';

const NOTHING_VALID =
	"Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.";

type SentArrays = ReadonlyMap<TrackArray, readonly unknown[]>;

export interface TrackRequest {
	readonly sentArrays: readonly TrackArray[];
	/** In the order in which they take effect: attributes, events, purchases. */
	readonly accepted: readonly TrackObject[];
	readonly errors: readonly ObjectError[];
}

function arraysOf(body: unknown): SentArrays {
	if (!isJsonRecord(body)) throw new BrazeError(400, 'Bad Request');
	const arrays = new Map<TrackArray, readonly unknown[]>();
	for (const name of TRACK_ARRAYS) {
		const objects = body[name];
		if (Array.isArray(objects)) arrays.set(name, objects);
		else if (objects !== undefined) throw new BrazeError(400, NOTHING_VALID);
	}
	return arrays;
}

/** https://www.braze.com/docs/api/endpoints/user_data/post_user_track */
function countObjects(arrays: SentArrays, { objectsCounted }: TrackSettings): number {
	const counts = [...arrays.values()].map((objects) => objects.length);
	if (objectsCounted === 'perArray') return Math.max(0, ...counts);
	return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Checks a request as a whole, then each object for itself.
 * @throws BrazeError when there are too many objects or none is valid
 */
export function readTrackRequest(body: unknown, settings: TrackSettings): TrackRequest {
	const arrays = arraysOf(body);
	if (countObjects(arrays, settings) > settings.maxObjects) {
		throw new BrazeError(400, 'Max Input Length Exceeded');
	}
	const accepted: TrackObject[] = [];
	const errors: ObjectError[] = [];
	for (const [array, objects] of arrays) {
		for (const [index, object] of objects.entries()) {
			const read = readObject(array, object, settings.blockedExternalIds);
			if ('accepted' in read) accepted.push(read.accepted);
			else errors.push({ type: read.fault, input_array: array, index });
		}
	}
	if (accepted.length === 0) throw new BrazeError(400, NOTHING_VALID, errors);
	return { sentArrays: [...arrays.keys()], accepted, errors };
}
