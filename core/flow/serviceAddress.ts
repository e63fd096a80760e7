const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * The address that a user typed for a service, or `undefined` when it is none: `https://` is added,
 * or put in place of `http://` but for the user's own machine, so that no key travels unencrypted.
 */
export function serviceAddress(typed: string): URL | undefined {
	const text = typed.trim();
	const address = text.includes('://') ? text : `https://${text}`;
	if (!URL.canParse(address) || !/^https?:/i.test(address)) return undefined;
	const url = new URL(address);
	if (!loopback.test(url.hostname)) url.protocol = 'https:';
	return url;
}
