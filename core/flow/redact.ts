import type { SendHttp } from './http';

/** The text with every secret in it replaced by `***`; services sometimes echo a key back. */
export function redact(text: string, secrets: readonly string[]): string {
	return secrets
		.filter((secret) => secret.length > 0)
		.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
}

/** A service's own words, short and on one line, for the end of a sentence. */
export function excerpt(text: string, longest = 200): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** The same port, with every secret taken out of refusals before anything reads them. */
export function withoutSecrets(send: SendHttp, secrets: readonly string[]): SendHttp {
	return async (request) => {
		const response = await send(request);
		if (response.status < 300) return response;
		const body = Buffer.from(redact(response.body.toString('utf8'), secrets));
		return { ...response, body };
	};
}
