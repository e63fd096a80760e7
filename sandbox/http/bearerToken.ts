import type { IncomingHttpHeaders } from 'node:http';

/** What stands behind `Bearer` in the `Authorization` header. */
export function bearerToken({ authorization = '' }: IncomingHttpHeaders): string | undefined {
	return /^Bearer (\S+)$/.exec(authorization)?.[1];
}
