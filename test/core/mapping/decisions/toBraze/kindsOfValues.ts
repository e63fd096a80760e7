/** What a profile property can hold, in words; `undefined` where the profile does not list it. */
export const valuesOfKind = {
	'missing property': undefined,
	'property without values': [],
	'blank text': [' '],
	text: ['ski'],
	'several texts': ['ski', 'sail'],
	'a text twice': ['ski', 'sail', 'ski'],
	'blank and text': ['', 'ski'],
	'whole number': ['5'],
	'decimal number': ['5.50'],
	'whole number beyond 2^53': ['9007199254740993'],
	'number with leading zeros': ['007'],
	'number with a comma': ['12,5'],
	'several numbers': ['5', '7'],
	'number and text': ['5', 'ski'],
	'yes or no': ['Yes'],
	'epoch milliseconds': ['1580466030000'],
	'ISO 8601 day': ['2020-01-31'],
	'ISO 8601 with a zone': ['2020-01-31T11:20:30+01:00'],
	'date of another form': ['12/31/2021'],
	'text over 255 characters': ['x'.repeat(256)],
	'long and short text': ['x'.repeat(256), 'ski'],
	'more texts than a list holds': Array.from({ length: 26 }, (_, position) => `t${position}`),
	object: ['{"id":1,"name":"Tom"}'],
	'several objects': ['{"id":1,"name":"Tom"}', '{"id":2,"name":"Kit"}'],
	'list of objects': ['[{"id":1,"name":"Tom"},{"id":2,"name":"Kit"}]'],
	'object with a null inside': ['{"id":1,"name":null}'],
	'object without the key': ['{"name":"Tom"}'],
	'object over 100 KB': [
		`{"id":1,"names":[${Array(500)
			.fill(`"${'é'.repeat(200)}"`)
			.join()}]}`,
	],
	'broken JSON': ['{"id":1'],
} as const satisfies Readonly<Record<string, readonly string[] | undefined>>;

export type KindOfValues = keyof typeof valuesOfKind;
