import fc from 'fast-check';

import { bodyJoiner } from '../../../core/flow/joinedBody';

it.each<[readonly string[], string]>([
	[[], '{"attributes":[]}'],
	[['{"a":1}'], '{"attributes":[{"a":1}]}'],
	[['{"a":1}', '{"b":"é"}'], '{"attributes":[{"a":1},{"b":"é"}]}'],
])('lines %j', (lines, expected) => {
	const join = bodyJoiner('{"attributes":[', ']}');
	expect(join(lines.map((line) => Buffer.from(line))).toString('utf8')).toBe(expected);
});

it('the joined body, parsed, is the list of what the lines hold', () => {
	fc.assert(
		fc.property(fc.array(fc.jsonValue()), (values) => {
			const texts = values.map((value) => JSON.stringify(value));
			const body = bodyJoiner('[', ']')(texts.map((text) => Buffer.from(text)));
			expect(JSON.parse(body.toString('utf8'))).toEqual(JSON.parse(`[${texts.join(',')}]`));
			expect(JSON.parse(body.toString('utf8'))).toEqual(texts.map((text) => JSON.parse(text)));
		}),
	);
});
