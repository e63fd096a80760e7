import { tenantUrl } from '../../../core/blueconic/tenant';
import { thrownBy } from '../flow/thrown';

it.each([
	['tenant.blueconic.net', 'https://tenant.blueconic.net/rest/v2'],
	['  tenant.blueconic.net/ ', 'https://tenant.blueconic.net/rest/v2'],
	['https://tenant.blueconic.net', 'https://tenant.blueconic.net/rest/v2'],
	['https://tenant.blueconic.net/rest/v2/', 'https://tenant.blueconic.net/rest/v2'],
	['https://tenant.blueconic.net/blueconic/static?x#y', 'https://tenant.blueconic.net/rest/v2'],
	['http://tenant.blueconic.net', 'https://tenant.blueconic.net/rest/v2'],
	['HTTP://Tenant.BlueConic.net', 'https://tenant.blueconic.net/rest/v2'],
	['http://localhost:8020', 'http://localhost:8020/rest/v2'],
	['http://127.0.0.1:8020', 'http://127.0.0.1:8020/rest/v2'],
	['http://[::1]:8020', 'http://[::1]:8020/rest/v2'],
	['http://localhost.example.org', 'https://localhost.example.org/rest/v2'],
	['localhost:8020', 'https://localhost:8020/rest/v2'],
])('%j is %s', (typed, expected) => {
	expect(tenantUrl(typed)).toBe(expected);
});

it.each(['', '  ', 'https://', 'not a host', 'https://:1', 'mailto://x', 'ftp://tenant.example'])(
	'%j is no address',
	async (typed) => {
		const error = await thrownBy(() => tenantUrl(typed));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain('is no address');
		expect(error.message).toContain(`'Tenant' in the BlueConic credential`);
	},
);
