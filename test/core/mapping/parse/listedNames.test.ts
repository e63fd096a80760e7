import fc from 'fast-check';

import { listedNames, textOfNames } from '../../../../core/mapping/parse/listedNames';

it.each([
	['', []],
	[' \n, ,\r\n', []],
	['a', ['a']],
	['a,b', ['a', 'b']],
	[' VIP customers ,\nNewsletter\r\nVIP customers,', ['VIP customers', 'Newsletter']],
	['"Men, 30+", Women', ['Men, 30+', 'Women']],
	['"say ""hi"""', ['say "hi"']],
	['5" screens, TVs', ['5" screens', 'TVs']],
	['"open, TVs', ['"open', 'TVs']],
	['__proto__, constructor', ['__proto__', 'constructor']],
])('%j', (text, names) => {
	expect(listedNames(text)).toEqual(names);
});

it('the text of any names reads back as the same', () => {
	const name = fc
		.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a,b', '"', '""', '"a', 'a\nb', 'é'))
		.map((text) => text.trim())
		.filter((text) => text !== '');
	fc.assert(
		fc.property(fc.uniqueArray(name), (names) => {
			expect(listedNames(textOfNames(names))).toEqual(names);
		}),
	);
});
