import type { ICredentialTestFunctions } from 'n8n-workflow';

import { urlOf, type SendHttp } from '../../core/flow/http';
import { networkError } from './http';

/**
 * core's HTTP port inside a credential test. n8n offers one helper there, in the shape of the old
 * `request` library; it obeys n8n's proxy settings, which a bare request would not.
 */
export function credentialTestHttp(
	{ helpers }: ICredentialTestFunctions,
	baseUrl: string,
	authorization: Readonly<Record<string, string>> = {},
): SendHttp {
	return async (request) => {
		try {
			const answer = await helpers.request({
				method: request.method,
				uri: urlOf(baseUrl, request.path, request.query),
				headers: { ...request.headers, ...authorization },
				body: request.body?.toString('utf8'),
				resolveWithFullResponse: true,
				simple: false,
				timeout: request.timeoutMs ?? 30_000,
			});
			return {
				status: Number(answer.statusCode),
				headers: {},
				body: Buffer.from(
					typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? ''),
				),
			};
		} catch (error) {
			throw networkError(error);
		}
	};
}
