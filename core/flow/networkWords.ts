/** How a connection can fail: in plain words, and what that says of the request. */
interface NetworkFailure {
	readonly words: string;
	/** No connection came about, so that no byte of the request has left. */
	readonly neverSent?: boolean;
	/** Rather a wrong address than a bad moment. */
	readonly wrongAddress?: boolean;
}

/**
 * Plain words for Node's network codes. n8n replaces every message that contains a code by a text
 * of its own, which names neither the service nor the field to mend.
 */
const failures: Readonly<Record<string, NetworkFailure>> = {
	CERT_HAS_EXPIRED: { words: 'its certificate has expired', neverSent: true, wrongAddress: true },
	DEPTH_ZERO_SELF_SIGNED_CERT: {
		words: 'its certificate is self-signed',
		neverSent: true,
		wrongAddress: true,
	},
	EACCES: { words: 'the way there is barred', wrongAddress: true },
	EADDRNOTAVAIL: { words: 'no way leads there', neverSent: true, wrongAddress: true },
	EAI_AGAIN: { words: 'its name cannot be looked up', neverSent: true, wrongAddress: true },
	ECONNABORTED: { words: 'it did not answer in time' },
	ECONNREFUSED: { words: 'the connection was refused', neverSent: true, wrongAddress: true },
	ECONNRESET: { words: 'the connection was cut' },
	EHOSTUNREACH: { words: 'no way leads there', wrongAddress: true },
	ENETUNREACH: { words: 'no way leads there', wrongAddress: true },
	ENOTFOUND: { words: 'its name is not known', neverSent: true, wrongAddress: true },
	EPERM: { words: 'the way there is barred', wrongAddress: true },
	EPIPE: { words: 'the connection was cut' },
	ERR_BAD_RESPONSE: { words: 'no whole answer came' },
	ERR_INVALID_URL: { words: 'the address is not valid', neverSent: true, wrongAddress: true },
	ERR_NETWORK: { words: 'no whole answer came' },
	ERR_TLS_CERT_ALTNAME_INVALID: {
		words: 'its certificate is for another name',
		neverSent: true,
		wrongAddress: true,
	},
	ESOCKETTIMEDOUT: { words: 'it did not answer in time' },
	ETIMEDOUT: { words: 'it did not answer in time' },
	SELF_SIGNED_CERT_IN_CHAIN: {
		words: 'its certificate is self-signed',
		neverSent: true,
		wrongAddress: true,
	},
	TimeoutError: { words: 'it did not answer in time' },
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
		words: 'its certificate cannot be verified',
		neverSent: true,
		wrongAddress: true,
	},
};

const failureOf = (code: string): NetworkFailure | undefined =>
	Object.hasOwn(failures, code) ? failures[code] : undefined;

/** Why a service did not answer. */
export function networkWords(code: string): string {
	return failureOf(code)?.words ?? 'no whole answer came';
}

/** Whether a code is one of a connection that failed. */
export function isNetworkCode(code: string): boolean {
	return failureOf(code) !== undefined;
}

/**
 * Whether a request that failed with this code has surely not reached its service: the connection
 * never came about. A host that is out of reach does not count: a connection in use can end so too.
 */
export function neverSent(code: string): boolean {
	return failureOf(code)?.neverSent ?? false;
}

/** Whether a failure speaks of a wrong address; a connection that is cut hardly does. */
export function hintsAtWrongAddress(code: string): boolean {
	return failureOf(code)?.wrongAddress ?? false;
}
