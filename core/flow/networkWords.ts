/**
 * Plain words for Node's network codes. n8n replaces every message that contains a code by a text
 * of its own, which names neither the service nor the field to mend.
 */
const words: Readonly<Record<string, string>> = {
	CERT_HAS_EXPIRED: 'its certificate has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
	EAI_AGAIN: 'its name cannot be looked up',
	ECONNABORTED: 'it did not answer in time',
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was cut',
	EHOSTUNREACH: 'no way leads there',
	ENETUNREACH: 'no way leads there',
	ENOTFOUND: 'its name is not known',
	EPIPE: 'the connection was cut',
	ERR_INVALID_URL: 'the address is not valid',
	ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
	ETIMEDOUT: 'it did not answer in time',
	TimeoutError: 'it did not answer in time',
};

/** Why a service did not answer. */
export function networkWords(code: string): string {
	return words[code] ?? 'no whole answer came';
}

/** Whether a code is one of a connection that failed. */
export function isNetworkCode(code: string): boolean {
	return code in words;
}
