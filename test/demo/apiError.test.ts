import { N8nApiError } from '../../demo/n8n/api/apiError';

describe('an answer of n8n that is no success', () => {
	test.each([
		[
			'its message',
			'{"code":404,"message":"No such workflow","stacktrace":"…"}',
			'No such workflow',
		],
		['its text where it is no JSON', 'Bad gateway', 'Bad gateway'],
		['its text where it holds no message', '{"code":1}', '{"code":1}'],
	])('is told with %s', (_title, answer, expected) => {
		const error = new N8nApiError('GET /rest/workflows/x', 404, answer);
		expect(error.message).toBe(`n8n answered 404 to GET /rest/workflows/x: ${expected}`);
	});
});
