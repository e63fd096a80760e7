import { createProperty } from '../../../core/blueconic/createProperty';
import { propertyTypes } from '../../../core/mapping/model/catalogue';
import { readProperty } from '../../../sandbox/blueconic/properties/propertyRequest';
import { answer } from '../flow/cannedHttp';
import { thrownBy } from '../flow/thrown';
import { blueConicAnswering } from './testClient';

const plan = { id: 'plan', name: 'Plan', type: 'text' } as const;

it.each(propertyTypes)('a property of type %s is one that BlueConic takes', async (type) => {
	const { blueConic, requests } = blueConicAnswering(answer(200, {}));
	await createProperty(blueConic, { ...plan, type });
	const [request] = requests;
	expect(request).toMatchObject({ method: 'PUT', path: '/profileProperties/plan' });
	const body: unknown = JSON.parse(String(request?.body));
	expect(readProperty('plan', body, { hasValues: false })).toMatchObject({
		id: 'plan',
		name: 'Plan',
		indexed: false,
		filterType: {
			text: 'SELECT',
			number: 'RANGE',
			decimal: 'DECIMAL',
			currency: 'CURRENCY',
			date: 'DATETIME',
			email: 'EMAIL',
		}[type],
	});
});

it('an ID is one step of the path', async () => {
	const { blueConic, requests } = blueConicAnswering(answer(200, {}));
	await createProperty(blueConic, { ...plan, id: 'a/b' });
	expect(requests).toMatchObject([{ path: '/profileProperties/a%2Fb' }]);
});

it.each([
	[401, 'configuration', 'write:profile-properties'],
	[403, 'configuration', 'write:profile-properties'],
	[400, 'configuration', 'belongs to a plugin'],
	[429, 'passing', 'run again later'],
	[503, 'passing', 'run again later'],
])('refused with %i', async (status, kind, words) => {
	const refusal = answer(status, { message: 'belongs to a plugin' });
	const { blueConic } = blueConicAnswering(refusal);
	expect(await thrownBy(() => createProperty(blueConic, plan))).toMatchObject({
		kind,
		message: expect.stringContaining(words),
	});
});
