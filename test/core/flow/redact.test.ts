import { excerpt, redact, withoutSecrets } from '../../../core/flow/redact';
import { answer, canned } from './cannedHttp';

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

it.each<[string, number, string]>([
	['a refusal', 400, 'Invalid API key: ***'],
	['a success, which is read as data', 201, 'Invalid API key: abc-123'],
])('withoutSecrets: %s', async (_case, status, expected) => {
	const { send } = canned(answer(status, 'Invalid API key: abc-123'));
	const { body } = await withoutSecrets(send, ['abc-123'])({ method: 'GET', path: '/' });
	expect(body.toString()).toBe(expected);
});
