import { brazeFieldReader } from '../../../core/mapping/brazeFieldReader';
import type { BrazeField } from '../../../core/mapping/model';

// Parsed, as a line is: so that __proto__ is a name like any other.
const user: unknown = JSON.parse(`{
	"external_id": "e1",
	"email": null,
	"__proto__": "standard",
	"apps": [{ "name": "iOS" }],
	"custom_attributes": {
		"points": 0,
		"plan": { "name": "gold", "until": { "year": 2027 }, "none": null },
		"plan.name": "flat",
		"a.b": "dotted",
		"list": ["x", "y"],
		"empty.one": null,
		"empty": { "one": "deep" },
		"email": "custom",
		"__proto__": "custom",
		"deep": { "__proto__": "inner" },
		"": "nameless"
	}
}`);

const custom = (name: string): BrazeField => ({ kind: 'customAttribute', name });
const standard = (name: string): BrazeField => ({ kind: 'standard', name });

it.each<[BrazeField, unknown]>([
	[standard('external_id'), 'e1'],
	[standard('email'), null],
	[standard('points'), undefined],
	[standard('apps.0.name'), 'iOS'],
	[standard('custom_attributes.points'), 0],
	[standard('__proto__'), 'standard'],
	[standard('constructor'), undefined],
	[custom('points'), 0],
	[custom('email'), 'custom'],
	[custom('external_id'), undefined],
	[custom('plan.name'), 'flat'],
	[custom('plan.until.year'), 2027],
	[custom('plan.none'), null],
	[custom('plan.missing'), undefined],
	[custom('plan.missing.deeper'), undefined],
	[custom('points.deeper'), undefined],
	[custom('a.b'), 'dotted'],
	[custom('a'), undefined],
	[custom('list.1'), 'y'],
	[custom('empty.one'), null],
	[custom('__proto__'), 'custom'],
	[custom('deep.__proto__'), 'inner'],
	[custom('plan.__proto__'), undefined],
	[custom('plan.constructor'), undefined],
	[custom('toString'), undefined],
])('%j is %j', (field, expected) => {
	expect(brazeFieldReader(field)(user)).toEqual(expected);
});

it.each([
	{},
	{ custom_attributes: null },
	{ custom_attributes: 'text' },
	{ custom_attributes: [] },
])('the custom attribute of %j is missing', (without) => {
	expect(brazeFieldReader(custom('points'))(without)).toBeUndefined();
	expect(brazeFieldReader(custom('plan.name'))(without)).toBeUndefined();
});
