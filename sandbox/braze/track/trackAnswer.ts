import type { TrackRequest } from './trackRequest';

/**
 * How much of each array that was sent is processed, whether or not it will have an effect.
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_track
 */
export function trackAnswer({
	sentArrays,
	accepted,
	errors,
}: TrackRequest): Record<string, unknown> {
	const answer: Record<string, unknown> = { message: 'success' };
	for (const array of sentArrays) {
		const processed = accepted.filter((object) => object.array === array);
		answer[`${array}_processed`] = processed.length;
	}
	if (errors.length > 0) answer['errors'] = errors;
	return answer;
}
