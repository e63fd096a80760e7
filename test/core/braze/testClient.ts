import { BrazeClient } from '../../../core/braze/client';
import { canned, type Canned } from '../flow/cannedHttp';

export const brazeTestUrl = 'https://rest.fra-01.braze.eu';

/** A client of a workspace that gives these answers, the last one again and again. */
export function brazeAnswering(...answers: readonly Canned[]) {
	const { send, requests } = canned(...answers);
	return { braze: new BrazeClient(send, brazeTestUrl), requests };
}
