import { OAUTH_REQUESTS } from './oauthRequests';
import { BULK_REQUESTS } from './bulkRequests';
import { SEGMENT_REQUESTS } from './segmentRequests';
import { PROFILE_REQUESTS } from './profileRequests';
import { PROPERTY_REQUESTS } from './propertyRequests';
import { LIST_REQUESTS } from './listRequests';
import type { StandInRequest } from './standInRequest';

/** Every operation of the stand-in in many ways; writes first, so that reads show them. */
export const STAND_IN_REQUESTS: readonly StandInRequest[] = [
	...OAUTH_REQUESTS,
	...BULK_REQUESTS,
	...SEGMENT_REQUESTS,
	...PROFILE_REQUESTS,
	...PROPERTY_REQUESTS,
	...LIST_REQUESTS,
];
