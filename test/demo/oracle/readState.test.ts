import { parseProfile, parseUser } from '../../../demo/oracle/readState';

test('a profile is its properties, without the dates BlueConic keeps', () => {
	const line = {
		id: 'p',
		creationDate: '2020-01-01T00:00:00.000Z',
		properties: [
			{ id: 'creationdate', values: ['1'] },
			{ id: 'lastmodifieddate', values: ['2'] },
			{ id: 'interests', values: ['a', 'a'] },
		],
	};
	expect(parseProfile(line)).toEqual({ id: 'p', properties: new Map([['interests', ['a', 'a']]]) });
});

test('a user keeps every attribute, whatever its name', () => {
	const line: unknown = JSON.parse(
		'{"braze_id":"b","created_at":"x","external_id":"e","email":"m","random_bucket":1,' +
			'"custom_attributes":{"__proto__":"kept","constructor":"kept","none":null}}',
	);
	expect(parseUser(line)).toEqual({
		brazeId: 'b',
		externalId: 'e',
		fields: new Map([['email', 'm']]),
		customAttributes: new Map([
			['__proto__', 'kept'],
			['constructor', 'kept'],
			['none', null],
		]),
	});
});

test('a user may have neither external id nor attributes', () => {
	expect(parseUser({ braze_id: 'b' })).toEqual({
		brazeId: 'b',
		externalId: undefined,
		fields: new Map(),
		customAttributes: new Map(),
	});
});

test.each([[{ id: 1, properties: [] }], [{ id: 'p' }], ['text']])('%j is no profile', (line) => {
	expect(() => parseProfile(line)).toThrow();
});

test.each([[{ external_id: 'e' }], [{ braze_id: 'b', custom_attributes: [] }]])(
	'%j is no user',
	(line) => {
		expect(() => parseUser(line)).toThrow();
	},
);
