import { serviceAddress } from '../flow/serviceAddress';
import { ConfigurationError } from '../flow/syncError';

/** Braze's instances and their REST addresses (braze.com/docs/api/basics, "Endpoints"). */
export const brazeInstances = [
	{ name: 'AU-01', url: 'https://rest.au-01.braze.com' },
	{ name: 'EU-01', url: 'https://rest.fra-01.braze.eu' },
	{ name: 'EU-02', url: 'https://rest.fra-02.braze.eu' },
	{ name: 'ID-01', url: 'https://rest.id-01.braze.com' },
	{ name: 'JP-01', url: 'https://rest.jp-01.braze.com' },
	{ name: 'KR-01', url: 'https://rest.kr-01.braze.com' },
	{ name: 'US-01', url: 'https://rest.iad-01.braze.com' },
	{ name: 'US-02', url: 'https://rest.iad-02.braze.com' },
	{ name: 'US-03', url: 'https://rest.iad-03.braze.com' },
	{ name: 'US-04', url: 'https://rest.iad-04.braze.com' },
	{ name: 'US-05', url: 'https://rest.iad-05.braze.com' },
	{ name: 'US-06', url: 'https://rest.iad-06.braze.com' },
	{ name: 'US-07', url: 'https://rest.iad-07.braze.com' },
	{ name: 'US-08', url: 'https://rest.iad-08.braze.com' },
	{ name: 'US-10', url: 'https://rest.us-10.braze.com' },
] as const;

/** What the Braze credential says of the address. */
export interface BrazeAddress {
	readonly instance: string;
	/** Only with instance `custom`. */
	readonly customHost: string;
}

/**
 * The REST address of an instance or custom host.
 *
 * @throws ConfigurationError when the custom host is no address, or is an SDK host, which Braze
 * forbids for REST calls.
 */
export function brazeUrl({ instance, customHost }: BrazeAddress): string {
	const known = brazeInstances.find(({ name }) => name === instance);
	if (known) return known.url;
	const typed = customHost.trim();
	const url = serviceAddress(typed);
	if (!url) {
		throw new ConfigurationError(
			`'${typed}' is no address: set 'Custom Host' in the Braze credential to the REST endpoint, such as https://rest.iad-01.braze.com.`,
		);
	}
	if (url.hostname.startsWith('sdk.')) {
		throw new ConfigurationError(
			`'${url.hostname}' is Braze's address for SDKs: set 'Custom Host' in the Braze credential to the REST endpoint, which begins with 'rest.'.`,
		);
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
