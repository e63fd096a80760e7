import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import type { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';
import { closedAddress } from './closedPort';
import type { CredentialData } from './credentialsHelper';
import { openDropdown, type Dropdown } from './dropdown';
import { sandboxCredentials } from './goal';
import { requestsDuring } from './requests';
import { sandboxFor } from './sandboxFor';

const exportFields: Dropdown = { node: 'blueConicMapper', method: 'searchExportFields' };
const trackFields: Dropdown = { node: 'blueConicMapper', method: 'searchTrackFields' };

/** Lists are kept a minute for each credential: each test has keys of its own. */
const poorKey = (name: string) => ({ key: `poor-${name}`, permissions: ['users.track'] as const });
const poorKeys = ['export', 'elsewhere', 'closed', 'wrong'].map(poorKey);
const pagingKey = { key: 'paging', permissions: ['custom_attributes.get'] as const };

const exported = {
	custom_attributes: { exported_only: 1, 'dotted.name': 1, plan: { tier: 'gold' } },
	user_aliases: [{ alias_name: 'x', alias_label: 'crm_id' }],
	custom_events: [{ name: 'Signed In', count: 2 }],
	purchases: [{ name: 'Shoe', count: 1 }],
	campaigns_received: [{ name: 'Spring' }],
};

describe('dropdowns of fields in the Mapper', () => {
	let sandbox: Sandbox;
	let store: S3Store;

	sandboxFor(
		{
			users: 40,
			profiles: 10,
			braze: {
				moreKeys: [...poorKeys, pagingKey].map(({ key, permissions }) => ({
					key,
					permissions: [...permissions],
				})),
			},
		},
		(opened) => ({ sandbox, store } = opened),
	);

	const credentials = (apiKey: string, s3: CredentialData[string] = {}) =>
		sandboxCredentials(sandbox, { brazeApi: { apiKey }, s3StageApi: s3 });

	const valuesIn = async (dropdown: Dropdown, given: CredentialData, typed?: string) =>
		(await openDropdown(dropdown, given, typed)).results.map(({ value }) => value);

	/** As Braze would, into a folder of a test. */
	const writeExport = async (folder: string): Promise<void> => {
		const key = `${folder}/segment-export/segment/2026-11-21/prefix/1.gz`;
		const body = Readable.from([gzipSync(JSON.stringify(exported))]);
		await store.putStream(key, body, { contentType: 'application/gzip' });
	};

	it.each([exportFields, trackFields])(
		'custom attributes of the account stand behind the standard fields, by text form: $method',
		async (dropdown) => {
			const { brazeApi } = sandboxCredentials(sandbox);
			const values = await valuesIn(dropdown, { brazeApi });
			expect(values).toEqual(expect.arrayContaining(['email', 'custom_attributes.loyalty_tier']));
			expect(values.indexOf('email')).toBeLessThan(
				values.indexOf('custom_attributes.loyalty_tier'),
			);
			const { results } = await openDropdown(dropdown, { brazeApi }, 'loyalty_t');
			expect(results).toEqual([
				{
					name: 'loyalty_tier (custom attribute, string)',
					value: 'custom_attributes.loyalty_tier',
				},
			]);
		},
	);

	it('the attributes are asked for once a page, however many rows open the lists', async () => {
		const { brazeApi } = credentials(pagingKey.key);
		const requests = await requestsDuring(sandbox, async () => {
			for (let rows = 0; rows < 20; rows += 1) {
				await Promise.all([
					openDropdown(exportFields, { brazeApi }),
					openDropdown(trackFields, { brazeApi }, 'loyalty'),
				]);
			}
		});
		expect(Object.keys(requests.braze)).toEqual(['GET /custom_attributes']);
		expect(requests.braze['GET /custom_attributes']).toBeLessThan(4);
	});

	it('names come from the newest export where the key may not list attributes', async () => {
		await writeExport('own-folder');
		const given = credentials('poor-export', { brazeFolder: 'own-folder' });
		const values = await valuesIn(exportFields, given);
		const names = values.filter((value) => String(value).includes('.'));
		expect(names).toEqual([
			'custom_attributes.exported_only',
			'custom_attributes.dotted.name',
			'custom_attributes.plan',
			'custom_attributes.plan.tier',
			'user_aliases.crm_id',
			'custom_events.Signed In.count',
			'custom_events.Signed In.first',
			'custom_events.Signed In.last',
			'purchases.Shoe.count',
			'purchases.Shoe.first',
			'purchases.Shoe.last',
			'campaigns_received.Spring',
		]);
		const targets = await valuesIn(trackFields, given, 'custom attribute');
		expect(targets).toEqual(['custom_attributes.exported_only', 'custom_attributes.plan']);
	});

	it('names come from the newest export without any Braze credential', async () => {
		await writeExport('no-key');
		const { s3StageApi } = credentials('none', { brazeFolder: 'no-key' });
		expect(await valuesIn(exportFields, { s3StageApi }, 'crm')).toEqual(['user_aliases.crm_id']);
	});

	it.each<{
		readonly what: string;
		readonly key: string;
		readonly s3: CredentialData[string];
	}>([
		{ what: 'a folder without an export', key: 'poor-elsewhere', s3: { brazeFolder: 'empty' } },
		{ what: 'a stage without a bucket', key: 'poor-wrong', s3: { bucket: '' } },
		{ what: 'a stage without a region', key: 'poor-wrong', s3: { region: '' } },
		{ what: 'a stage with wrong keys', key: 'poor-wrong', s3: { secretAccessKey: 'wrong' } },
	])('$what leaves the standard fields alone', async ({ key, s3 }) => {
		for (const dropdown of [exportFields, trackFields]) {
			const values = await valuesIn(dropdown, credentials(key, s3));
			expect(values).toEqual(await valuesIn(dropdown, {}));
		}
	});

	it('a stage that does not answer leaves the standard fields alone', async () => {
		const endpoint = await closedAddress();
		const values = await valuesIn(exportFields, credentials('poor-closed', { endpoint }));
		expect(values).toEqual(await valuesIn(exportFields, {}));
	});

	it('a Braze that does not answer is told', async () => {
		const customHost = await closedAddress();
		const { brazeApi } = sandboxCredentials(sandbox, { brazeApi: { customHost } });
		await expect(openDropdown(trackFields, { brazeApi })).rejects.toThrow('cannot be reached');
	});
});
