import { filterTypeOf, propertyTypesOf, typeOfProperty } from '../../../core/blueconic/properties';
import { propertyTypes } from '../../../core/mapping/model/catalogue';
import { answer } from '../flow/cannedHttp';
import { blueConicAnswering } from './testClient';

it('the types of all properties by ID; those that nobody knows hold text', async () => {
	const { blueConic, requests } = blueConicAnswering(
		answer(200, {
			totalResults: 8,
			profileProperties: [
				{ id: 'plan', filterType: 'SELECT' },
				{ id: 'points', filterType: 'RANGE' },
				{ id: 'average', filterType: 'DECIMAL' },
				{ id: 'spent', filterType: 'CURRENCY' },
				{ id: 'since', filterType: 'DATETIME' },
				{ id: 'mail', filterType: 'EMAIL' },
				{ id: 'new', filterType: 'SOMETHING' },
				{ id: '__proto__' },
			],
		}),
	);
	expect([...(await propertyTypesOf(blueConic))]).toEqual([
		['plan', 'text'],
		['points', 'number'],
		['average', 'decimal'],
		['spent', 'currency'],
		['since', 'date'],
		['mail', 'email'],
		['new', 'text'],
		['__proto__', 'text'],
	]);
	expect(requests).toMatchObject([{ method: 'GET', path: '/profileProperties' }]);
});

it.each(propertyTypes)('%s is what its own word in the API means', (type) => {
	expect(typeOfProperty({ id: 'p', filterType: filterTypeOf(type) })).toBe(type);
});
