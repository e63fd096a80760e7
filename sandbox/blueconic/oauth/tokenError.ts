/** An answer of the OAuth endpoints that is not 200 (`TokenErrorResponse`). */
export interface TokenError {
	readonly status: 400 | 401;
	readonly error: string;
	readonly description: string;
}

export function refuse(status: 400 | 401, error: string, description: string): TokenError {
	return { status, error, description };
}

/** The body of a refusal: https://rest.apidoc.blueconic.com */
export function tokenErrorBody({ error, description }: TokenError): Record<string, string> {
	return { error, error_description: description };
}
