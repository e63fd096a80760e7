import fc from 'fast-check';

import { entryIdentifier, newEntryIdentifier } from '../../../core/blueconic/entryIdentifier';

it.each([
	[1, 1, '1:1'],
	[12, 6000, '12:6000'],
])('source %i, line %i is %s', (source, line, expected) => {
	expect(newEntryIdentifier(source, line)).toBe(expected);
});

it('an entry tells its identifier, whatever comes after it', () => {
	fc.assert(
		fc.property(fc.nat(), fc.nat(), fc.jsonValue(), (source, line, rest) => {
			const identifier = newEntryIdentifier(source, line);
			const entry = Buffer.from(JSON.stringify({ identifier, rest }));
			expect(entryIdentifier(entry)).toBe(identifier);
		}),
	);
});
