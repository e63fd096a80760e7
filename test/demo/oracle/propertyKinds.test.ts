import { fittingTexts } from '../../../demo/oracle/propertyKinds';

test.each<[string, readonly string[], readonly string[]]>([
	['braze_points', ['12', ' 12 ', '+7'], ['12', '12', '7']],
	['braze_points', ['007', '1e3', '-0'], ['7', '1000', '0']],
	['braze_points', ['-2147483648', '2147483647'], ['-2147483648', '2147483647']],
	['braze_points', ['2147483648', '12.5', '12,5', 'abc', '1e999'], []],
	['braze_basket_value', ['12.50', '12,5'], ['12.5']],
	[
		'last_order_date',
		['1970-01-01T00:00:01.000Z', '1970-01-01 00:00:01.000 UTC'],
		['1000', '1000'],
	],
	['last_order_date', ['yesterday', '12-1-2021', '1000'], []],
	['braze_dob', ['1930-01-01'], ['-1262304000000']],
	['email', ['a@b', ' a@b '], ['a@b', 'a@b']],
	['email', ['a b@c', 'a@b@c', '@b', 'no address'], []],
	['firstname', ['any text', ' a '], ['any text', ' a ']],
	['firstname', ['x'.repeat(65_000)], ['x'.repeat(65_000)]],
	['firstname', ['x'.repeat(65_001), 'a'], ['a']],
])('%s takes of %j: %j', (property, texts, fitting) => {
	expect(fittingTexts(property, texts)).toEqual(fitting);
});
