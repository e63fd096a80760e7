import { brazeInstances, brazeUrl } from '../../../core/braze/instances';
import { thrownBy } from '../flow/thrown';

it.each([
	['US-01', 'https://rest.iad-01.braze.com'],
	['US-02', 'https://rest.iad-02.braze.com'],
	['US-03', 'https://rest.iad-03.braze.com'],
	['US-04', 'https://rest.iad-04.braze.com'],
	['US-05', 'https://rest.iad-05.braze.com'],
	['US-06', 'https://rest.iad-06.braze.com'],
	['US-07', 'https://rest.iad-07.braze.com'],
	['US-08', 'https://rest.iad-08.braze.com'],
	['US-10', 'https://rest.us-10.braze.com'],
	['EU-01', 'https://rest.fra-01.braze.eu'],
	['EU-02', 'https://rest.fra-02.braze.eu'],
	['AU-01', 'https://rest.au-01.braze.com'],
	['ID-01', 'https://rest.id-01.braze.com'],
	['JP-01', 'https://rest.jp-01.braze.com'],
	['KR-01', 'https://rest.kr-01.braze.com'],
])('instance %s is at %s', (instance, url) => {
	expect(brazeUrl({ instance, customHost: 'https://elsewhere.example' })).toBe(url);
});

it('these are all; there is no US-09', () => {
	expect(brazeInstances).toHaveLength(15);
	expect(brazeInstances.map(({ name }) => name)).not.toContain('US-09');
});

it.each([
	['rest.iad-01.braze.com', 'https://rest.iad-01.braze.com'],
	['  https://rest.iad-01.braze.com/  ', 'https://rest.iad-01.braze.com'],
	['https://REST.iad-01.braze.com//', 'https://rest.iad-01.braze.com'],
	['http://127.0.0.1:8010', 'http://127.0.0.1:8010'],
	['localhost:8010', 'https://localhost:8010'],
	['https://proxy.example.org/braze/', 'https://proxy.example.org/braze'],
	['https://proxy.example.org/braze?x=1#y', 'https://proxy.example.org/braze'],
])('the custom host %j is %s', (customHost, url) => {
	expect(brazeUrl({ instance: 'custom', customHost })).toBe(url);
});

it.each(['sdk.iad-01.braze.com', 'https://sdk.fra-01.braze.eu/', 'https://SDK.iad-03.braze.com'])(
	'%s is for SDKs',
	async (customHost) => {
		const error = await thrownBy(() => brazeUrl({ instance: 'custom', customHost }));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain(`begins with 'rest.'`);
		expect(error.message).toContain(`'Custom Host' in the Braze credential`);
	},
);

it.each([
	'',
	'   ',
	'https://',
	'not a host',
	'http://a b',
	'https://:80',
	'ftp://rest.iad-01.braze.com',
	'mailto://rest.iad-01.braze.com',
])('%j is no address', async (customHost) => {
	const error = await thrownBy(() => brazeUrl({ instance: 'custom', customHost }));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain('is no address');
	expect(error.message).toContain(`'Custom Host' in the Braze credential`);
});
