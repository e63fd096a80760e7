import { createS3Client, ensureBucket } from '../../sandbox/s3/bucket';
import { startSandbox } from '../../sandbox/sandbox';
import { testNodesFitDocument } from '../contract/nodesFitDocument';
import { watchBlueConic, type WatchedSandbox } from '../contract/watchBlueConic';
import { closedAddress } from './closedPort';
import { openDropdown, type Dropdown } from './dropdown';
import { endEngine } from './engineEnd';
import { sandboxCredentials, type CredentialType } from './goal';
import { requestsDuring } from './requests';
import { flawsOf, secretsIn } from './sentence';

const brazeSegments: Dropdown = { node: 'brazeSegmentExport', method: 'searchSegments' };
const blueConicSegments: Dropdown = { node: 'blueConicProfiles', method: 'searchSegments' };
const properties: Dropdown = { node: 'blueConicMapper', method: 'searchProperties' };
const uniqueProperties: Dropdown = { node: 'blueConicMapper', method: 'searchUniqueProperties' };
const exportFields: Dropdown = { node: 'blueConicMapper', method: 'searchExportFields' };
const trackFields: Dropdown = { node: 'blueConicMapper', method: 'searchTrackFields' };
const buckets: Dropdown = { node: 's3Stage', method: 'searchBuckets' };

/** Used by one test alone: lists are kept a minute for each credential. */
const freshApplication = {
	clientId: 'fresh-application',
	clientSecret: 'secret-of-the-fresh-application',
};
const freshKey = 'fresh-key';
const poorKey = 'key-without-list';
const poorApplication = {
	clientId: 'poor-application',
	clientSecret: 'secret-of-the-poor-application',
};

const wrong = { apiKey: 'wrong-key-4711', clientSecret: 'wrong-secret-4711' };

const secrets = [
	freshApplication.clientSecret,
	freshKey,
	poorKey,
	poorApplication.clientSecret,
	...Object.values(wrong),
];

describe('dropdowns', () => {
	let sandbox: WatchedSandbox;

	beforeAll(async () => {
		sandbox = await watchBlueConic(
			await startSandbox({
				profiles: 1234,
				users: 20,
				braze: {
					moreKeys: [
						{ key: freshKey, permissions: ['segments.list'] },
						{ key: poorKey, permissions: ['users.track'] },
					],
				},
				blueConic: {
					moreClients: [
						{ ...freshApplication, scopes: ['read:profile-properties'] },
						{ ...poorApplication, scopes: ['write:profiles'] },
					],
				},
			}),
		);
		const client = createS3Client(sandbox.s3);
		await ensureBucket(client, 'another-bucket');
		client.destroy();
	});

	afterAll(async () => {
		endEngine();
		await sandbox.close();
	});

	const opened = async (dropdown: Dropdown, typed?: string) =>
		(await openDropdown(dropdown, sandboxCredentials(sandbox), typed)).results;

	const namesIn = async (dropdown: Dropdown, typed?: string) =>
		(await opened(dropdown, typed)).map(({ name }) => name);

	it('lists all segments of Braze, over several pages, newest first', async () => {
		const segments = await opened(brazeSegments);
		expect(segments).toHaveLength(130);
		expect(new Set(segments.map(({ value }) => value)).size).toBe(130);
		expect(segments[0]?.name).toBe('Test group 128');
		expect(segments.at(-1)?.name).toBe('All Users');
		expect(segments).toContainEqual({
			name: 'Import to BlueConic',
			value: sandbox.braze.importSegmentId,
		});
	});

	it('lists the segments of BlueConic with how many profiles they have', async () => {
		expect(await opened(blueConicSegments)).toEqual(
			expect.arrayContaining([
				{
					name: 'Export to Braze (1,234 profiles)',
					value: sandbox.blueConic.exportSegmentId,
				},
				{ name: 'Nobody (0 profiles)', value: expect.any(String) },
			]),
		);
	});

	it('lists the properties of BlueConic with type and identifier mark', async () => {
		const names = await namesIn(properties);
		expect(names).toHaveLength(48);
		expect(names).toEqual(
			expect.arrayContaining([
				'City (city, text)',
				'Braze points (braze_points, number)',
				'Average order value (average_order_value, decimal)',
				'Date of birth (date_of_birth, date)',
				'E-mail address (email, email, unique identifier)',
				'Braze external ID (braze_external_id, text, unique identifier)',
			]),
		);
	});

	it('lists only unique properties as identifiers', async () => {
		expect((await opened(uniqueProperties)).map(({ value }) => value)).toEqual([
			'braze_external_id',
			'email',
		]);
	});

	it('lists the buckets that the keys can see', async () => {
		expect(await opened(buckets)).toEqual([
			{ name: 'another-bucket', value: 'another-bucket' },
			{ name: 'sandbox', value: 'sandbox' },
		]);
	});

	it.each([
		{ list: exportFields, has: ['External ID (external_id)', 'Braze ID (braze_id)'], hasNot: [] },
		{
			list: trackFields,
			has: ['Email (email)'],
			hasNot: ['External ID (external_id)', 'Braze ID (braze_id)'],
		},
	])(
		'lists the standard fields of Braze without any credential: $list.method',
		async ({ list, has, hasNot }) => {
			let names: readonly string[] = [];
			const requests = await requestsDuring(sandbox, async () => {
				names = (await openDropdown(list, {})).results.map(({ name }) => name);
			});
			expect(names).toEqual(expect.arrayContaining(has));
			for (const name of hasNot) expect(names).not.toContain(name);
			expect(requests).toEqual({ braze: {}, blueconic: {} });
		},
	);

	const groups = Array.from({ length: 10 }, (_, index) => `Test group ${109 - index}`);
	const email = 'E-mail address (email, email, unique identifier)';

	it.each([
		{ list: brazeSegments, typed: ' IMPORT to ', names: ['Import to BlueConic'] },
		{ list: brazeSegments, typed: 'group 10', names: groups },
		{ list: brazeSegments, typed: 'no such segment', names: [] },
		{ list: blueConicSegments, typed: 'export', names: ['Export to Braze (1,234 profiles)'] },
		{ list: properties, typed: 'loyalty_t', names: ['Loyalty tier (loyalty_tier, text)'] },
		{ list: properties, typed: 'date of', names: ['Date of birth (date_of_birth, date)'] },
		{ list: uniqueProperties, typed: 'mail', names: [email] },
		{ list: exportFields, typed: 'home', names: ['Home City (home_city)'] },
		{ list: trackFields, typed: 'HOME', names: ['Home City (home_city)'] },
		{ list: buckets, typed: 'sand', names: ['sandbox'] },
	])('shows what contains "$typed": $list.node $list.method', async ({ list, typed, names }) => {
		expect(await namesIn(list, typed)).toEqual(names);
	});

	it('asks BlueConic at most twice, the token counted, for a mapping of 60 rows', async () => {
		const { blueConicApi } = sandboxCredentials(sandbox, { blueConicApi: freshApplication });
		const credentials = { blueConicApi };
		const openRow = async (): Promise<void> => {
			const lists = await Promise.all([
				openDropdown(properties, credentials),
				openDropdown(exportFields, credentials),
			]);
			for (const { results } of lists) expect(results.length).toBeGreaterThan(20);
		};
		const requests = await requestsDuring(sandbox, async () => {
			// The first rows open at the same time, the others one after another.
			await Promise.all(Array.from({ length: 40 }, openRow));
			for (let rows = 0; rows < 20; rows += 1) await openRow();
		});
		expect(requests).toEqual({
			braze: {},
			blueconic: { 'POST /rest/v2/oauth/token': 1, 'GET /rest/v2/profileProperties': 1 },
		});
	});

	it('asks Braze once a page for a list that is opened and searched', async () => {
		const credentials = sandboxCredentials(sandbox, { brazeApi: { apiKey: freshKey } });
		const requests = await requestsDuring(sandbox, async () => {
			for (const typed of [undefined, 't', 'te', 'tes']) {
				await openDropdown(brazeSegments, credentials, typed);
			}
		});
		expect(requests).toEqual({ braze: { 'GET /segments/list': 2 }, blueconic: {} });
	});

	interface Refusal {
		readonly what: string;
		readonly dropdown: Dropdown;
		readonly changes:
			| Partial<Record<CredentialType, Record<string, string>>>
			| ((closed: string) => Partial<Record<CredentialType, Record<string, string>>>);
		readonly words: readonly string[];
	}

	const refusals: readonly Refusal[] = [
		{
			what: 'a wrong Braze key',
			dropdown: brazeSegments,
			changes: { brazeApi: { apiKey: wrong.apiKey } },
			words: ['does not accept the API key', "'API Key' in the Braze credential"],
		},
		{
			what: 'a Braze key that may not list',
			dropdown: brazeSegments,
			changes: { brazeApi: { apiKey: poorKey } },
			words: ["lacks the permission 'segments.list'"],
		},
		{
			what: 'a Braze host that does not answer',
			dropdown: brazeSegments,
			changes: (closed) => ({ brazeApi: { customHost: closed } }),
			words: ['Braze cannot be reached', "'Custom Host' in the Braze credential"],
		},
		{
			what: 'a Braze host for SDKs',
			dropdown: brazeSegments,
			changes: { brazeApi: { customHost: 'sdk.iad-01.braze.com' } },
			words: ["address for SDKs: set 'Custom Host' in the Braze credential"],
		},
		{
			what: 'a wrong BlueConic secret',
			dropdown: properties,
			changes: { blueConicApi: { clientSecret: wrong.clientSecret } },
			words: ['refused the application', "'Client Secret' in the BlueConic credential"],
		},
		{
			what: 'an application that may not read properties',
			dropdown: properties,
			changes: { blueConicApi: poorApplication },
			words: ["the scope 'read:profile-properties'"],
		},
		{
			what: 'an application that may not read segments',
			dropdown: blueConicSegments,
			changes: { blueConicApi: poorApplication },
			words: ["the scope 'read:segments'"],
		},
		{
			what: 'a BlueConic host that does not answer',
			dropdown: blueConicSegments,
			changes: (closed) => ({ blueConicApi: { tenant: closed } }),
			words: ['BlueConic cannot be reached', "'Tenant' in the BlueConic credential"],
		},
		{
			what: 'an S3 endpoint that does not answer',
			dropdown: buckets,
			changes: (closed) => ({ s3StageApi: { endpoint: closed } }),
			words: ['S3 server', 'cannot be reached', "'Endpoint'"],
		},
	];

	it.each(refusals)('shows the sentence: $what', async ({ dropdown, changes, words }) => {
		const given = typeof changes === 'function' ? changes(await closedAddress()) : changes;
		const credentials = sandboxCredentials(sandbox, given);
		const failure: unknown = await openDropdown(dropdown, credentials).catch((e: unknown) => e);
		const sentence = failure instanceof Error ? failure.message : 'No error';
		for (const word of words) expect(sentence).toContain(word);
		expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
		expect(secretsIn(failure, sandbox, secrets)).toEqual([]);
	});

	it('asks again after a refusal', async () => {
		const credentials = sandboxCredentials(sandbox, { brazeApi: { apiKey: wrong.apiKey } });
		const requests = await requestsDuring(sandbox, async () => {
			for (const attempt of [1, 2]) {
				await expect(openDropdown(brazeSegments, credentials, String(attempt))).rejects.toThrow(
					'API key',
				);
			}
		});
		expect(requests.braze).toEqual({ 'GET /segments/list': 2 });
	});

	it.each([
		{ list: properties, name: 'BlueConic' },
		{ list: uniqueProperties, name: 'BlueConic' },
		{ list: blueConicSegments, name: 'BlueConic' },
		{ list: brazeSegments, name: 'Braze' },
		{ list: buckets, name: 'S3 Stage' },
	])('asks for a credential: $list.node $list.method', async ({ list, name }) => {
		const sentence = `choose a ${name} credential in this node.`;
		await expect(openDropdown(list, {})).rejects.toThrow(sentence);
	});

	testNodesFitDocument(() => sandbox, {
		'GET /profileProperties': 5,
		'GET /segments': 4,
		'POST /oauth/token': 8,
	});
});
