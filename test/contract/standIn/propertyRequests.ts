import type { StandInRequest } from './standInRequest';

const PROPERTY = { id: 'shoe_size', name: 'Shoe size', filterType: 'RANGE' };

/** Profile properties: read, written, deleted. */
export const PROPERTY_REQUESTS: readonly StandInRequest[] = [
	{ what: 'all properties', line: 'GET /profileProperties?count=1000', status: 200 },
	{
		what: 'some properties',
		line: 'GET /profileProperties?startIndex=1&filterType=SELECT&filterType=DATETIME',
		status: 200,
	},
	{ what: 'a property by name', line: 'GET /profileProperties?filterValue=City', status: 200 },
	{ what: 'properties of groups', line: 'GET /profileProperties?groupTypeId=x', status: 200 },
	{ what: 'properties by a wrong count', line: 'GET /profileProperties?count=no', status: 400 },
	{ what: 'a property', line: 'GET /profileProperties/email', status: 200 },
	{ what: 'an unknown property', line: 'GET /profileProperties/unknown', status: 404 },
	{
		what: 'a new property',
		line: 'PUT /profileProperties/shoe_size',
		status: 200,
		body: {
			...PROPERTY,
			permissionLevel: 'PERSONAL',
			mergeStrategy: 'LATEST',
			dataSensitivity: 'NON_PII',
			availableForSegmentation: true,
			showInUI: true,
			indexed: false,
			tags: ['Shoes'],
			values: [],
		},
	},
	{
		what: 'a changed property',
		line: 'PUT /profileProperties/shoe_size',
		status: 200,
		body: { ...PROPERTY, name: 'Size of shoes' },
	},
	{
		what: 'a property of no type',
		line: 'PUT /profileProperties/shoe_size',
		status: 400,
		body: { ...PROPERTY, filterType: 'SHOE' },
	},
	{ what: 'a deleted property', line: 'DELETE /profileProperties/shoe_size', status: 200 },
	{
		what: 'a property to delete in vain',
		line: 'DELETE /profileProperties/shoe_size',
		status: 404,
	},
	{
		what: 'a property that stays',
		line: 'DELETE /profileProperties/lastmodifieddate',
		status: 400,
	},
];
