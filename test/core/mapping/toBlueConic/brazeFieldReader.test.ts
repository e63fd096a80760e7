import fc from 'fast-check';

import { occurrenceValues, type BrazeField } from '../../../../core/mapping/model/brazeField';
import { brazeFieldReader } from '../../../../core/mapping/toBlueConic/brazeFieldReader';
import { custom, standard } from './testMapping';

const path = (...steps: readonly string[]): BrazeField => ({ kind: 'path', path: steps });
const alias = (label: string): BrazeField => ({ kind: 'alias', label });
const event = (name: string, value: 'count' | 'first' | 'last'): BrazeField => ({
	kind: 'event',
	name,
	value,
});
const purchase = (product: string, value: 'count' | 'first' | 'last'): BrazeField => ({
	kind: 'purchase',
	product,
	value,
});
const campaign = (nameOrId: string, ...steps: readonly string[]): BrazeField => ({
	kind: 'campaign',
	nameOrId,
	path: steps,
});

// Parsed, as a line is: so that __proto__ is a name like any other.
const user: unknown = JSON.parse(`{
	"external_id": "e1",
	"email": null,
	"__proto__": "standard",
	"apps": [{ "name": "iOS" }],
	"devices": [
		{ "model": "A", "ids": ["1", "2"] },
		{ "model": "B", "ids": ["3"] },
		{ "os": "x" },
		[{ "model": "C" }],
		"text"
	],
	"last_coordinates": [5.86, 51.84],
	"user_aliases": [
		{ "alias_name": "k1", "alias_label": "crm" },
		{ "alias_name": "k2", "alias_label": "shop" },
		{ "alias_name": "k3", "alias_label": "shop" },
		{ "alias_label": "nameless" },
		null
	],
	"custom_events": [
		{ "name": "visit", "first": "2026-01-01", "last": "2026-02-01", "count": 5 },
		{ "name": "__proto__", "count": 1 }
	],
	"purchases": [{ "name": "shoe", "first": "2026-03-01", "last": "2026-04-01", "count": 2 }],
	"campaigns_received": [
		{ "name": "Welcome", "api_campaign_id": "c-1", "last_received": "2026-05-01", "converted": true,
		  "engaged": { "opened_email": true }, "multiple_converted": { "Primary": false } },
		{ "name": "Winter.Sale", "api_campaign_id": "c-2", "converted": false }
	],
	"custom_attributes": {
		"points": 0,
		"plan": { "name": "gold", "until": { "year": 2027 }, "none": null },
		"plan.name": "flat",
		"a.b": "dotted",
		"list": ["x", "y"],
		"cars": [{ "make": "Fiat", "owners": [{ "n": "a" }, { "n": "b" }] }, { "make": "Saab" }, {}],
		"empty.one": null,
		"empty": { "one": "deep" },
		"email": "custom",
		"__proto__": "custom",
		"deep": { "__proto__": "inner" },
		"": "nameless"
	}
}`);

it.each<[BrazeField, unknown]>([
	[standard('external_id'), 'e1'],
	[standard('email'), null],
	[standard('points'), undefined],
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
	[custom(''), 'nameless'],
	[custom('list.1'), 'y'],
	[custom('list.2'), undefined],
	[custom('list.01'), []],
	[custom('list.length'), []],
	[custom('cars.make'), ['Fiat', 'Saab']],
	[custom('cars.1.make'), 'Saab'],
	[custom('cars.owners.n'), [['a', 'b']]],
	[custom('empty.one'), null],
	[custom('__proto__'), 'custom'],
	[custom('deep.__proto__'), 'inner'],
	[custom('plan.__proto__'), undefined],
	[custom('plan.constructor'), undefined],
	[custom('toString'), undefined],
	[path('external_id'), 'e1'],
	[path('apps', '0', 'name'), 'iOS'],
	[path('apps', 'name'), ['iOS']],
	[path('devices', 'model'), ['A', 'B', ['C']]],
	[path('devices', 'ids'), [['1', '2'], ['3'], []]],
	[path('devices', 'ids', '0'), ['1', '3', []]],
	[path('devices', 'nothing'), [[]]],
	[path('devices', '1', 'model'), 'B'],
	[path('last_coordinates', '0'), 5.86],
	[path('last_coordinates', '2'), undefined],
	[path('custom_attributes', 'plan', 'name'), 'gold'],
	[path('custom_attributes', 'plan.name'), 'flat'],
	[path('campaigns_received', 'name'), ['Welcome', 'Winter.Sale']],
	[path('nothing', 'at', 'all'), undefined],
	[path('apps', '__proto__'), []],
	[alias('crm'), 'k1'],
	[alias('shop'), 'k2'],
	[alias('nameless'), undefined],
	[alias('other'), undefined],
	[event('visit', 'count'), 5],
	[event('visit', 'first'), '2026-01-01'],
	[event('visit', 'last'), '2026-02-01'],
	[event('__proto__', 'count'), 1],
	[event('__proto__', 'first'), undefined],
	[event('shoe', 'count'), undefined],
	[purchase('shoe', 'count'), 2],
	[purchase('shoe', 'last'), '2026-04-01'],
	[purchase('visit', 'count'), undefined],
	[campaign('Welcome'), true],
	[campaign('c-1'), true],
	[campaign('Winter.Sale'), true],
	[campaign('Summer'), undefined],
	[campaign('Welcome', 'last_received'), '2026-05-01'],
	[campaign('c-1', 'converted'), true],
	[campaign('c-2', 'converted'), false],
	[campaign('c-2', 'last_received'), undefined],
	[campaign('Welcome', 'engaged', 'opened_email'), true],
	[campaign('Welcome', 'multiple_converted', 'Primary'), false],
	[campaign('Summer', 'converted'), undefined],
])('%j is %j', (field, expected) => {
	expect(brazeFieldReader(field)(user)).toEqual(expected);
});

it.each([
	{},
	{ custom_attributes: null },
	{ custom_attributes: 'text' },
	{ custom_attributes: [] },
	{ custom_attributes: [{ points: 1, plan: { name: 'gold' } }] },
])('the custom attribute of %j is missing', (without) => {
	expect(brazeFieldReader(custom('points'))(without)).toBeUndefined();
	expect(brazeFieldReader(custom('plan.name'))(without)).toBeUndefined();
});

it('one alias may stand without a list', () => {
	const aliased = { user_aliases: { alias_name: 'k1', alias_label: 'crm' } };
	expect(brazeFieldReader(alias('crm'))(aliased)).toBe('k1');
	expect(brazeFieldReader(alias('shop'))(aliased)).toBeUndefined();
});

it('lists that nest without end say nothing', () => {
	const nested: unknown = JSON.parse(`{"devices":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
	expect(() => brazeFieldReader(path('devices', 'model'))(nested)).not.toThrow();
});

const names = fc.oneof(fc.constantFrom('a', 'name', '0', '__proto__', 'length'), fc.string());
const paths = fc.array(names, { maxLength: 4 });

const brazeFields: fc.Arbitrary<BrazeField> = fc.oneof(
	names.map(standard),
	names.map(custom),
	paths.map((steps) => custom(steps.join('.'))),
	paths.map((steps) => path(...steps)),
	names.map(alias),
	fc.tuple(names, fc.constantFrom(...occurrenceValues)).map(([name, value]) => event(name, value)),
	fc
		.tuple(names, fc.constantFrom(...occurrenceValues))
		.map(([name, value]) => purchase(name, value)),
	fc.tuple(names, paths).map(([name, steps]) => campaign(name, ...steps)),
);

it('any field of any row is read, and the row stays as it was', () => {
	fc.assert(
		fc.property(brazeFields, fc.jsonValue(), (field, row) => {
			const copy = structuredClone(row);
			expect(() => brazeFieldReader(field)(row)).not.toThrow();
			expect(row).toEqual(copy);
		}),
	);
});
