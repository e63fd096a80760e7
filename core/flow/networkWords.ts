/**
 * Plain words for Node's network codes. n8n replaces every message that contains a code by a text
 * of its own, which names neither the service nor the field to mend.
 */
const words: Readonly<Record<string, string>> = {
	CERT_HAS_EXPIRED: 'its certificate has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
	EACCES: 'the way there is barred',
	EADDRNOTAVAIL: 'no way leads there',
	EAI_AGAIN: 'its name cannot be looked up',
	ECONNABORTED: 'it did not answer in time',
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was cut',
	EHOSTUNREACH: 'no way leads there',
	ENETUNREACH: 'no way leads there',
	ENOTFOUND: 'its name is not known',
	EPERM: 'the way there is barred',
	EPIPE: 'the connection was cut',
	ERR_BAD_RESPONSE: 'no whole answer came',
	ERR_INVALID_URL: 'the address is not valid',
	ERR_NETWORK: 'no whole answer came',
	ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
	ESOCKETTIMEDOUT: 'it did not answer in time',
	ETIMEDOUT: 'it did not answer in time',
	SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
	TimeoutError: 'it did not answer in time',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
};

/** Why a service did not answer. */
export function networkWords(code: string): string {
	return (isNetworkCode(code) && words[code]) || 'no whole answer came';
}

/** Whether a code is one of a connection that failed. */
export function isNetworkCode(code: string): boolean {
	return Object.hasOwn(words, code);
}
