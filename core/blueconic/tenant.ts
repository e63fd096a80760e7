import { ConfigurationError } from '../flow/syncError';

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * The address of a tenant's REST API v2 from what the user typed: `https://` is added or put in
 * place of `http://`, but for the user's own machine (rest.apidoc.blueconic.com).
 *
 * @throws ConfigurationError when it is no address.
 */
export function tenantUrl(typed: string): string {
	const text = typed.trim();
	const address = text.includes('://') ? text : `https://${text}`;
	if (!URL.canParse(address) || !/^https?:/i.test(address)) {
		throw new ConfigurationError(
			`'${text}' is no address: set 'Tenant' in the BlueConic credential to your BlueConic host, such as tenant.blueconic.net.`,
		);
	}
	const url = new URL(address);
	if (url.protocol === 'http:' && !loopback.test(url.hostname)) url.protocol = 'https:';
	return `${url.origin}/rest/v2`;
}
