import type { BrazeTarget } from '../../../../../core/mapping/model/brazeTarget';
import type { PropertyType } from '../../../../../core/mapping/model/catalogue';
import { valueConverter } from '../../../../../core/mapping/toBraze/values/valueConverter';

const attribute: BrazeTarget = { kind: 'customAttribute', name: 'joined' };
const nested: BrazeTarget = { kind: 'nested', path: ['plan', 'since'] };
const dob: BrazeTarget = { kind: 'standard', name: 'dob' };

it.each<[string, BrazeTarget, PropertyType, string, string]>([
	['Europe/Amsterdam', attribute, 'date', '2020-07-10', '"2020-07-09T22:00:00.000Z"'],
	['Europe/Amsterdam', attribute, 'date', '1580466030000', '"2020-01-31T10:20:30.000Z"'],
	['Europe/Amsterdam', attribute, 'date', '2020-07-10T12:00:00Z', '"2020-07-10T12:00:00.000Z"'],
	['America/New_York', attribute, 'text', '2020-07-10', '"2020-07-10T04:00:00.000Z"'],
	['America/New_York', nested, 'date', '2020-07-10', '{"$time":"2020-07-10T04:00:00.000Z"}'],
	['America/New_York', nested, 'text', '2020-07-10', '"2020-07-10"'],
	['Europe/Amsterdam', dob, 'date', '289004400000', '"1979-02-28"'],
	['America/New_York', dob, 'date', '289004400000', '"1979-02-27"'],
	['Pacific/Kiritimati', dob, 'date', '1979-02-28', '"1979-02-28"'],
	['America/Los_Angeles', dob, 'text', '1979-02-28T00:00:00Z', '"1979-02-28"'],
	['Europe/Amsterdam', dob, 'date', '-62167219200000', '"0000-01-01"'],
])('in %s, %j of a %s %j is %s', (timeZone, target, propertyType, text, json) => {
	const row = { target, type: 'automatic', style: 'set', identifierKey: '' } as const;
	const convert = valueConverter(row, propertyType, { timeZone, longestList: 25 });
	expect(convert([text])).toMatchObject({ json });
});

it.each([
	['America/New_York', '-62167219200000'],
	['Pacific/Kiritimati', '32535215999999'],
])(
	'a birthday in %s that a zone moves out of the years that Braze keeps is left out',
	(zone, text) => {
		const row = { target: dob, type: 'automatic', style: 'set', identifierKey: '' } as const;
		const convert = valueConverter(row, 'date', { timeZone: zone, longestList: 25 });
		expect(convert([text])).toEqual({ warning: 'dateOutOfRange' });
	},
);
