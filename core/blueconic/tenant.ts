import { serviceAddress } from '../flow/serviceAddress';
import { ConfigurationError } from '../flow/syncError';

/**
 * The address of a tenant's REST API v2 from what the user typed (rest.apidoc.blueconic.com).
 *
 * @throws ConfigurationError when it is no address.
 */
export function tenantUrl(typed: string): string {
	const url = serviceAddress(typed);
	if (url) return `${url.origin}/rest/v2`;
	throw new ConfigurationError(
		`'${typed.trim()}' is no address: set 'Tenant' in the BlueConic credential to your BlueConic host, such as tenant.blueconic.net.`,
	);
}
