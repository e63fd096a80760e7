import { isNestedName } from '../../../core/braze/nestedNames';
import { isTooLong } from '../../../core/braze/textLength';

it.each([
	['', false],
	['x'.repeat(255), false],
	['x'.repeat(256), true],
	['🦊'.repeat(255), false],
	['🦊'.repeat(256), true],
	[`${'🦊'.repeat(254)}xx`, true],
])('%j is too long: %s', (text, expected) => {
	expect(isTooLong(text)).toBe(expected);
});

it.each([
	['plan', true],
	['__proto__', true],
	['a-b_c', true],
	['größe', true],
	['a b', false],
	['a.b', false],
	['$time', false],
	['x'.repeat(256), false],
])('%j may be a name inside an object: %s', (name, expected) => {
	expect(isNestedName(name)).toBe(expected);
});
