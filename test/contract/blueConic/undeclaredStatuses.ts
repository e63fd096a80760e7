import type { UndeclaredStatus } from '../openApi/undeclaredStatus';

/** Statuses that BlueConic's document does not declare for every operation that answers them. */
export const BLUECONIC_UNDECLARED: readonly UndeclaredStatus[] = [
	{
		status: 400,
		operations: [
			'GET /segments',
			'GET /profileProperties',
			'GET /objectives',
			'GET /connections',
			'GET /connections/{connection}/runs',
			'GET /dialogues',
			'GET /timelineEventTypes',
			'GET /profileEvents/{profileId}',
			'GET /profiles/{profileId}',
		],
		reason: 'A parameter of another type or out of range is refused, as the other operations do.',
	},
	{
		status: 400,
		operations: ['DELETE /profileProperties/{propertyId}'],
		reason: 'A property of BlueConic itself is not deleted, as `PUT` does not change it.',
	},
	{
		status: 403,
		operations: [
			'GET /segments',
			'GET /segments/{segment}/profiles',
			'GET /profiles',
			'GET /profiles/{profileId}',
			'GET /profileEvents/{profileId}',
			'GET /profileProperties',
			'GET /profileProperties/{propertyId}',
			'PUT /profileProperties/{propertyId}',
			'DELETE /profileProperties/{propertyId}',
		],
		reason: 'A missing scope is answered 401 here, or 403 with the setting `missingScope`.',
	},
];
