import { Effects } from './effects';
import { INPUT_ARRAYS, refusalOf, type InputArray } from './refusal';
import type { JsonRecord } from './value';
import type { Workspace } from './workspace';

export interface TrackError {
	readonly type: string;
	readonly input_array: InputArray;
	readonly index: number;
}

export interface TrackAnswer {
	readonly status: number;
	readonly body: JsonRecord & { readonly errors?: readonly TrackError[] };
}

const TOO_MANY = 'Max Input Length Exceeded';
const NOTHING_VALID =
	"Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.";

/**
 * What Braze documents of `/users/track`, in its plainest form.
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_track
 */
export class TrackModel {
	readonly #workspace: Workspace;
	readonly #effects: Effects;

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
		this.#effects = new Effects(workspace);
	}

	/** All users in the shape of an export. */
	users(): JsonRecord[] {
		return this.#effects.users();
	}

	/** Takes a request, and answers it. */
	track(request: JsonRecord): TrackAnswer {
		const sent: { inputArray: InputArray; objects: unknown[] }[] = [];
		for (const inputArray of INPUT_ARRAYS) {
			const objects = request[inputArray];
			if (objects === undefined) continue;
			if (!Array.isArray(objects)) return { status: 400, body: { message: NOTHING_VALID } };
			sent.push({ inputArray, objects });
		}
		const total = sent.reduce((sum, { objects }) => sum + objects.length, 0);
		if (total > this.#workspace.maxObjects) return { status: 400, body: { message: TOO_MANY } };

		const errors: TrackError[] = [];
		const body: Record<string, unknown> = { message: 'success' };
		let processed = 0;
		for (const { inputArray, objects } of sent) {
			const valid = objects.filter((object, index): object is JsonRecord => {
				const type = refusalOf(object, inputArray, this.#workspace.blockedExternalIds);
				if (type !== undefined) errors.push({ type, input_array: inputArray, index });
				return type === undefined;
			});
			for (const object of valid) this.#effects.apply(object, inputArray);
			body[`${inputArray}_processed`] = valid.length;
			processed += valid.length;
		}
		if (processed === 0) return { status: 400, body: { message: NOTHING_VALID, errors } };
		return { status: 201, body: errors.length > 0 ? { ...body, errors } : body };
	}
}
