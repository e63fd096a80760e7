import { TRACK_ARRAYS, type TrackObject, type TrackRequest } from './trackRequest';
import type { UserStore } from '../users/userStore';

/**
 * Unknown users are created unless the object says otherwise; for aliases the default is not to.
 * https://www.braze.com/docs/api/objects_filters/user_attributes_object
 */
function updatesExistingOnly({ identifier, object }: TrackObject): boolean {
	const flag = object['_update_existing_only'];
	return typeof flag === 'boolean' ? flag : identifier.kind === 'user_alias';
}

function trackObject(store: UserStore, tracked: TrackObject): void {
	const known = store.find(tracked.identifier);
	if (!known && updatesExistingOnly(tracked)) return;
	const user = known ?? store.create(tracked.identifier);
	if (user && tracked.array === 'attributes') store.update(user, tracked.object);
}

/** Applies what was accepted and answers how much of each array that was. */
export function trackUsers(store: UserStore, request: TrackRequest): Record<string, unknown> {
	for (const tracked of request.accepted) trackObject(store, tracked);
	const answer: Record<string, unknown> = { message: 'success' };
	for (const array of TRACK_ARRAYS) {
		if (!request.sentArrays.includes(array)) continue;
		const processed = request.accepted.filter((tracked) => tracked.array === array);
		answer[`${array}_processed`] = processed.length;
	}
	if (request.errors.length > 0) answer['errors'] = request.errors;
	return answer;
}
