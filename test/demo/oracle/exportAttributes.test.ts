import { exportAttributesOf } from '../../../demo/oracle/exportAttributes';
import { profileWith } from './people';

const EXPORTED = { segments: [{ id: 's-1', name: 'All Visitors' }] };
const ALWAYS = {
	blueconic_segments: ['All Visitors'],
	blueconic_profile_id: 'profile-customer-1',
	profile_source: 'BlueConic',
};

test('each property goes to its field, in its type', () => {
	const profile = profileWith({
		email: ['a@b.example', 'c@d.example'],
		firstname: ['Kim'],
		lastname: ['Smit'],
		city: ['Oslo'],
		country: ['NO'],
		date_of_birth: ['0'],
		loyalty_points: ['5'],
		average_order_value: ['12.50'],
		interests: ['chess', 'opera'],
		newsletter: ['no'],
		last_purchase_date: ['1000'],
		customer_number: ['000001'],
		about: ['Prefers a call.'],
		nickname: ['not mapped'],
	});
	expect(exportAttributesOf({ ...EXPORTED, profile })).toEqual({
		fields: new Map([
			['email', 'a@b.example'],
			['first_name', 'Kim'],
			['last_name', 'Smit'],
			['home_city', 'Oslo'],
			['country', 'NO'],
			['dob', '1970-01-01'],
		]),
		customAttributes: new Map<string, unknown>([
			['loyalty_points', 5],
			['average_order_value', 12.5],
			['interests', ['chess', 'opera']],
			['newsletter', false],
			['last_purchase_date', '1970-01-01T00:00:01.000Z'],
			['customer_number', '000001'],
			['about', 'Prefers a call.'],
			...Object.entries(ALWAYS),
		]),
	});
});

test.each<[string, Readonly<Record<string, readonly string[]>>, Record<string, unknown>]>([
	['nothing', {}, {}],
	['blank values', { about: [' \t '], interests: ['', ' '] }, {}],
	['blank values before another', { about: ['', 'text'] }, { about: 'text' }],
	['blank values in a list', { interests: ['', 'chess', ' '] }, { interests: ['chess'] }],
	['a number that is none', { loyalty_points: ['12,5'] }, {}],
	['a date that leaves doubt', { about: ['12-1-2021'] }, {}],
	['a date', { about: ['2026-11-22'] }, { about: '2026-11-22T00:00:00.000Z' }],
	['no address and no country', { email: ['none'], country: ['Atlantis'] }, {}],
	['a text that is too long', { about: ['x'.repeat(256)] }, {}],
])('of %s only what Braze would take is sent', (_name, properties, expected) => {
	const { fields, customAttributes } = exportAttributesOf({
		...EXPORTED,
		profile: profileWith(properties),
	});
	expect(Object.fromEntries(fields)).toEqual({});
	expect(Object.fromEntries(customAttributes)).toEqual({ ...expected, ...ALWAYS });
});
