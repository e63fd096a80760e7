import fc from 'fast-check';

import { occurrenceValues, type BrazeField } from '../../../../core/mapping/model/brazeField';
import { brazeFieldOf, textOfBrazeField } from '../../../../core/mapping/model/brazeFieldText';

const campaign = (nameOrId: string, ...path: string[]): BrazeField => ({
	kind: 'campaign',
	nameOrId,
	path,
});
const path = (...names: string[]): BrazeField => ({ kind: 'path', path: names });

it.each<[string, BrazeField]>([
	['country', { kind: 'standard', name: 'country' }],
	['foo', { kind: 'standard', name: 'foo' }],
	['__proto__', { kind: 'standard', name: '__proto__' }],
	['custom_attributes', { kind: 'standard', name: 'custom_attributes' }],
	['custom_attributes.', { kind: 'customAttribute', name: '' }],
	['custom_attributes.plan', { kind: 'customAttribute', name: 'plan' }],
	['custom_attributes.plan.name', { kind: 'customAttribute', name: 'plan.name' }],
	['custom_attributes.a\\.b', { kind: 'customAttribute', name: 'a\\.b' }],
	['custom_attributes.__proto__', { kind: 'customAttribute', name: '__proto__' }],
	['user_aliases.crm', { kind: 'alias', label: 'crm' }],
	['user_aliases.Old CRM - v1.2', { kind: 'alias', label: 'Old CRM - v1.2' }],
	['custom_events.order.count', { kind: 'event', name: 'order', value: 'count' }],
	['custom_events.order.first', { kind: 'event', name: 'order', value: 'first' }],
	['custom_events.a.last.last', { kind: 'event', name: 'a.last', value: 'last' }],
	['purchases.SKU 1.5.last', { kind: 'purchase', product: 'SKU 1.5', value: 'last' }],
	['campaigns_received.Welcome', campaign('Welcome')],
	['campaigns_received.Hello. Again.', campaign('Hello. Again.')],
	['campaigns_received.Welcome.last_received', campaign('Welcome', 'last_received')],
	['campaigns_received.v1.2.converted', campaign('v1.2', 'converted')],
	['campaigns_received.W.in_control', campaign('W', 'in_control')],
	['campaigns_received.W.variation_name', campaign('W', 'variation_name')],
	['campaigns_received.W.variation_api_id', campaign('W', 'variation_api_id')],
	['campaigns_received.W.engaged.opened_email', campaign('W', 'engaged', 'opened_email')],
	[
		'campaigns_received.W.multiple_converted.Event - A',
		campaign('W', 'multiple_converted', 'Event - A'),
	],
	['campaigns_received.W.multiple_converted.a\\.b', campaign('W', 'multiple_converted', 'a.b')],
	['campaigns_received.W\\.converted.received', campaign('W.converted')],
	['campaigns_received.name.received', campaign('name')],
	['campaigns_received.engaged.converted', campaign('engaged', 'converted')],
	['campaigns_received.name', path('campaigns_received', 'name')],
	['campaigns_received.api_campaign_id', path('campaigns_received', 'api_campaign_id')],
	['campaigns_received.last_received', path('campaigns_received', 'last_received')],
	['campaigns_received.engaged.opened_push', path('campaigns_received', 'engaged', 'opened_push')],
	['devices.model', path('devices', 'model')],
	['last_coordinates.0', path('last_coordinates', '0')],
	['canvases_received.steps_received.name', path('canvases_received', 'steps_received', 'name')],
	['foo.__proto__', path('foo', '__proto__')],
	['devices.a\\.b', path('devices', 'a.b')],
	['devices.', path('devices', '')],
])('%s', (text, field) => {
	expect(brazeFieldOf(text)).toEqual(field);
	expect(textOfBrazeField(field)).toBe(text);
});

it.each<[string, BrazeField]>([
	['custom_events.order', { kind: 'event', name: 'order', value: 'count' }],
	['custom_events.count', { kind: 'event', name: 'count', value: 'count' }],
	['purchases.a.b', { kind: 'purchase', product: 'a.b', value: 'count' }],
	['campaigns_received.Welcome.received', campaign('Welcome')],
	['campaigns_received.received', campaign('received')],
])('%s may be written short or long', (text, field) => {
	expect(brazeFieldOf(text)).toEqual(field);
	expect(brazeFieldOf(textOfBrazeField(field))).toEqual(field);
});

const known = [
	'name',
	'count',
	'last',
	'received',
	'converted',
	'last_received',
	'engaged',
	'engaged.opened_email',
	'multiple_converted',
	'api_campaign_id',
];
const name = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('__proto__', 'constructor', 'a.b', '.', '\\', '\\.', '漢字 – ü', ...known),
	fc.tuple(fc.string(), fc.constantFrom(...known)).map((parts) => parts.join('.')),
);
const campaignPath = fc.oneof(
	fc.constant([]),
	fc.constantFrom('last_received', 'converted', 'in_control').map((value) => [value]),
	fc.tuple(
		fc.constantFrom('engaged', 'multiple_converted'),
		fc.constantFrom('opened_email', 'Primary Conversion Event - A', 'a.b', 'a\\b'),
	),
);
const value = fc.constantFrom(...occurrenceValues);

it.each<[string, fc.Arbitrary<BrazeField>]>([
	['a custom attribute', fc.record({ kind: fc.constant('customAttribute' as const), name })],
	['an alias', fc.record({ kind: fc.constant('alias' as const), label: name })],
	['an event', fc.record({ kind: fc.constant('event' as const), name, value })],
	['a purchase', fc.record({ kind: fc.constant('purchase' as const), product: name, value })],
	[
		'a way into a field',
		fc
			.tuple(
				fc.constantFrom('devices', 'apps', 'canvases_received'),
				fc.array(name, { minLength: 1 }),
			)
			.map(([root, rest]) => path(root, ...rest)),
	],
	[
		'a campaign',
		fc.record({ kind: fc.constant('campaign' as const), nameOrId: name, path: campaignPath }),
	],
])('the text of %s reads back as the same', (_kind, fields) => {
	fc.assert(
		fc.property(fields, (field) => {
			expect(brazeFieldOf(textOfBrazeField(field))).toEqual(field);
		}),
		{ numRuns: 500 },
	);
});

it('any text is a field whose text reads back as the same', () => {
	const prefix = fc.constantFrom('', 'custom_events.', 'campaigns_received.', 'devices.');
	const rest = fc.array(fc.oneof(name, fc.constantFrom('.', '\\.')), { maxLength: 5 });
	fc.assert(
		fc.property(prefix, rest, (start, pieces) => {
			const field = brazeFieldOf(start + pieces.join(''));
			expect(brazeFieldOf(textOfBrazeField(field))).toEqual(field);
		}),
		{ numRuns: 500 },
	);
});
