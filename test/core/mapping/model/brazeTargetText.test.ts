import fc from 'fast-check';

import type { BrazeTarget } from '../../../../core/mapping/model/brazeTarget';
import {
	brazeTargetOf,
	dottedNames,
	dottedText,
	textOfBrazeTarget,
} from '../../../../core/mapping/model/brazeTargetText';

const name = fc.oneof(
	fc.string({ unit: 'grapheme', minLength: 1 }),
	fc.constantFrom('__proto__', 'constructor', 'a.b', '.', '\\', '\\.', 'naïve 漢字', 'a\\\\.b'),
);

it.each<[string, BrazeTarget]>([
	['country', { kind: 'standard', name: 'country' }],
	['__proto__', { kind: 'standard', name: '__proto__' }],
	['custom_attributes.plan', { kind: 'customAttribute', name: 'plan' }],
	['custom_attributes.plan\\.name', { kind: 'customAttribute', name: 'plan.name' }],
	['custom_attributes.a\\\\b', { kind: 'customAttribute', name: 'a\\b' }],
	['custom_attributes.', { kind: 'customAttribute', name: '' }],
	['custom_attributes.plan.name', { kind: 'nested', path: ['plan', 'name'] }],
	['custom_attributes.a\\.b.__proto__', { kind: 'nested', path: ['a.b', '__proto__'] }],
	['custom_attributes.plan..x', { kind: 'nested', path: ['plan', '', 'x'] }],
	['subscription_groups.1a-2b', { kind: 'subscriptionGroup', id: '1a-2b' }],
	['current_location.latitude', { kind: 'standard', name: 'current_location.latitude' }],
])('%s', (text, target) => {
	expect(brazeTargetOf(text)).toEqual(target);
	expect(textOfBrazeTarget(target)).toBe(text);
});

it.each([
	['a\\b', ['a\\b'], 'a\\\\b'],
	['subscription_groups.a.b', ['subscription_groups', 'a', 'b'], 'subscription_groups.a.b'],
])('a backslash before another letter is one: %s', (text, names, written) => {
	expect(dottedNames(text)).toEqual(names);
	expect(dottedText(names)).toBe(written);
});

it.each<[string, fc.Arbitrary<BrazeTarget>]>([
	['a custom attribute', fc.record({ kind: fc.constant('customAttribute' as const), name })],
	[
		'a nested attribute',
		fc.record({ kind: fc.constant('nested' as const), path: fc.array(name, { minLength: 2 }) }),
	],
	[
		'a subscription group',
		fc.record({ kind: fc.constant('subscriptionGroup' as const), id: name }),
	],
])('the text of %s reads back as the same', (_kind, targets) => {
	fc.assert(
		fc.property(targets, (target) => {
			expect(brazeTargetOf(textOfBrazeTarget(target))).toEqual(target);
		}),
	);
});

it('any text is a target whose text reads back as the same', () => {
	const prefix = fc.constantFrom('', 'custom_attributes.', 'subscription_groups.');
	fc.assert(
		fc.property(prefix, fc.string(), (start, rest) => {
			const target = brazeTargetOf(start + rest);
			expect(brazeTargetOf(textOfBrazeTarget(target))).toEqual(target);
		}),
	);
});
