/** The person who set up the tenant, as the API shows a user. */
export const TENANT_OWNER = {
	fullName: 'Robin Bakker',
	userName: 'robin.bakker@example.org',
} as const;

const SET_UP_AT = '2025-01-22T11:21:33.872Z';

/** Who made an object of the tenant, and when. */
export const MADE_BY_OWNER = {
	creationDate: SET_UP_AT,
	creator: TENANT_OWNER,
	lastModifiedDate: SET_UP_AT,
	lastModifiedUser: TENANT_OWNER,
} as const;
