import { BlueConicClient } from '../../../core/blueconic/client';
import { canned, type Canned } from '../flow/cannedHttp';

export const tenantTestUrl = 'https://tenant.blueconic.net/rest/v2';

/** A client of a tenant that gives these answers, the last one again and again. */
export function blueConicAnswering(...answers: readonly Canned[]) {
	const { send, requests } = canned(...answers);
	return { blueConic: new BlueConicClient(send, tenantTestUrl), requests };
}
