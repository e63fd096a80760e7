import { excerpt, redact } from '../../../core/flow/redact';

it.each<[string, string, readonly string[], string]>([
	['a key that is echoed', 'Invalid API key: abc-123', ['abc-123'], 'Invalid API key: ***'],
	['several times', 'abc abc', ['abc'], '*** ***'],
	['several secrets', 'id abc secret def', ['abc', 'def'], 'id *** secret ***'],
	['letters with a meaning in patterns', 'key a.b*c$', ['a.b*c$'], 'key ***'],
	['no secret', 'Rate Limited', [], 'Rate Limited'],
	['an empty secret', 'Rate Limited', [''], 'Rate Limited'],
])('redact: %s', (_case, text, secrets, expected) => {
	expect(redact(text, secrets)).toBe(expected);
});

it.each<[string, string, number | undefined, string]>([
	['a short text', 'Rate Limited', undefined, 'Rate Limited'],
	['lines and tabs', '  <html>\n\t<b>Bad\r\nGateway ', undefined, '<html> <b>Bad Gateway'],
	['a long text', 'x'.repeat(500), undefined, `${'x'.repeat(200)}…`],
	['a length of its own', 'abcdef', 3, 'abc…'],
	['exactly as long', 'abc', 3, 'abc'],
])('excerpt: %s', (_case, text, longest, expected) => {
	expect(excerpt(text, longest)).toBe(expected);
});
