import type { INodeParameters, IRun } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/sandbox';
import {
	byId,
	editNodes,
	itemsOf,
	runNode,
	sentenceOf,
	type GoalChanges,
	type GoalFile,
} from './goal';
import { requestsDuring } from './requests';
import { sandboxFor } from './sandboxFor';
import { flawsOf } from './sentence';

const list = (value: string) => ({ __rl: true, mode: 'list', value });
const attribute = (value: string) => ({ __rl: true, mode: 'customAttribute', value });

const property = (id: string, ...values: readonly string[]) => ({ id, values });
const profile = (id: string, ...properties: readonly ReturnType<typeof property>[]) => ({
	id,
	properties,
});

type Operation = 'mapToBraze' | 'mapToBlueConic';

/** Maps that hold a little of everything. */
const mappings: Readonly<
	Record<
		Operation,
		{ readonly node: string; readonly goal: GoalFile; readonly parameters: INodeParameters }
	>
> = {
	mapToBraze: {
		node: 'Map to Braze',
		goal: 'export-goal',
		parameters: {
			operation: 'mapToBraze',
			input: 'items',
			brazeIdentifiers: {
				values: [{ identifier: 'external_id', source: 'property', property: byId('email') }],
			},
			allowCreation: true,
			brazeMappings: {
				values: [
					{ source: 'property', property: byId('points'), brazeField: attribute('points') },
					{ source: 'property', property: byId('city'), brazeField: attribute('__proto__') },
					{ source: 'property', property: byId('country'), brazeField: list('country') },
				],
			},
			options: {},
		},
	},
	mapToBlueConic: {
		node: 'Map to BlueConic',
		goal: 'import-goal',
		parameters: {
			operation: 'mapToBlueConic',
			input: 'items',
			blueConicIdentifiers: { values: [{ brazeField: list('email'), property: byId('email') }] },
			blueConicMappings: {
				values: [
					{
						brazeField: list('custom_attributes.city'),
						property: byId('city'),
						mergeStrategy: 'set',
					},
				],
			},
			options: {},
		},
	},
};

const samples = {
	mapToBraze: {
		good: profile('p1', property('email', 'a@example.com'), property('points', '7')),
		nobody: profile('p2', property('points', '7')),
		bad: { id: 7 },
	},
	mapToBlueConic: {
		good: { email: 'a@example.com', custom_attributes: { city: 'Utrecht' } },
		nobody: { custom_attributes: { city: 'Utrecht' } },
	},
} as const;

interface ItemsChanges {
	readonly parameters?: INodeParameters;
	readonly credentials?: readonly string[];
	readonly onError?: 'continueRegularOutput' | 'continueErrorOutput';
}

describe('the Mapper with items', () => {
	let sandbox: Sandbox;

	sandboxFor({ users: 20, profiles: 20 }, (opened) => ({ sandbox } = opened));

	const map = async (
		operation: Operation,
		items: readonly unknown[],
		{ parameters = {}, credentials = [], onError }: ItemsChanges = {},
	): Promise<IRun> => {
		const { node, goal, parameters: own } = mappings[operation];
		const changes: GoalChanges = {
			parameters: { [node]: { ...own, ...parameters } },
			edit: (file) =>
				editNodes(file, (one) =>
					one.name === node
						? {
								...one,
								onError,
								credentials: Object.fromEntries(
									credentials.map((name) => [name, { id: null, name }]),
								),
							}
						: one,
				),
		};
		return await runNode(sandbox, goal, node, items, changes);
	};

	const mapped = async (
		operation: Operation,
		items: readonly unknown[],
		changes: ItemsChanges = {},
	) => {
		const run = await map(operation, items, changes);
		expect(sentenceOf(run)).toBeUndefined();
		return itemsOf(run, mappings[operation].node);
	};

	it.each([
		{
			operation: 'mapToBraze' as const,
			first: {
				status: 'mapped',
				attributes: {
					external_id: 'a@example.com',
					_update_existing_only: false,
					points: '7',
				},
			},
		},
		{
			operation: 'mapToBlueConic' as const,
			first: { status: 'mapped', entry: expect.objectContaining({ identifier: '1:1' }) },
		},
	])('gives one item per item, linked, without any credential: $operation', async (sample) => {
		const { good, nobody } = samples[sample.operation];
		const items = await mapped(sample.operation, [good, nobody, good]);
		expect(items.map(({ json }) => json.status)).toEqual(['mapped', 'skipped', 'mapped']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(items[0]?.json).toEqual(sample.first);
		expect(items[1]?.json).toEqual({ status: 'skipped', reason: 'noIdentifier' });
	});

	it('stops at a row that is refused, and names its item', async () => {
		const { good, bad } = samples.mapToBraze;
		const run = await map('mapToBraze', [good, bad, good]);
		const sentence = sentenceOf(run) ?? '';
		expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
		expect(run.data.resultData.error).toMatchObject({ context: { itemIndex: 1 } });
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'gives an error item for a row that is refused: %s',
		async (onError) => {
			const { good, bad } = samples.mapToBraze;
			const run = await map('mapToBraze', [good, bad, good], { onError });
			const regular = itemsOf(run, 'Map to Braze');
			const errors =
				onError === 'continueErrorOutput'
					? itemsOf(run, 'Map to Braze', 1)
					: regular.filter(({ json }) => 'error' in json);
			expect(regular.filter(({ json }) => json.status === 'mapped')).toHaveLength(2);
			expect(errors).toHaveLength(1);
			expect(errors[0]).toMatchObject({
				json: { error: expect.any(String) },
				pairedItem: { item: 1 },
			});
		},
	);

	it('warns in the item, and names survive as data', async () => {
		const items = [
			profile(
				'p1',
				property('email', 'a@example.com'),
				property('city', 'Utrecht'),
				property('country', 'Nowhere at all'),
			),
		];
		const [item] = await mapped('mapToBraze', items);
		expect(item?.json.warnings).toEqual([{ kind: expect.any(String), target: 'country' }]);
		expect(Object.entries(Object(item?.json.attributes))).toContainEqual(['__proto__', 'Utrecht']);
	});

	it('a value that does not fit refuses the row where that is chosen', async () => {
		const items = [
			profile('p1', property('email', 'a@example.com'), property('country', 'Nowhere at all')),
		];
		const options = { whenUnfit: 'refuseRow' };
		const run = await map('mapToBraze', items, { parameters: { options } });
		const sentence = sentenceOf(run) ?? '';
		expect(sentence).toContain('country');
		expect(sentence).not.toContain('Nowhere');
	});

	it('never changes what comes in', async () => {
		const items = Object.values(samples.mapToBlueConic);
		const run = await map('mapToBlueConic', items);
		expect(itemsOf(run, 'Saved Items').map(({ json }) => json)).toEqual(items);
	});

	it('goes by the types of the properties where it has a BlueConic credential, asked for once', async () => {
		const items = Array.from({ length: 3 }, (_, n) =>
			profile(`p${n}`, property('email', `${n}@example.com`), property('braze_points', '7')),
		);
		const parameters = {
			brazeMappings: {
				values: [
					{ source: 'property', property: byId('braze_points'), brazeField: attribute('points') },
				],
			},
		};
		const requests = await requestsDuring(sandbox, async () => {
			const out = await mapped('mapToBraze', items, { parameters, credentials: ['blueConicApi'] });
			expect(out[0]?.json).toMatchObject({ attributes: { points: 7 } });
		});
		expect(requests.blueconic['GET /rest/v2/profileProperties']).toBe(1);
	});

	it('remaining fields go to the properties that are there, and none is created', async () => {
		const user = { email: 'a@example.com', custom_attributes: { city: 'Utrecht', shoe_size: 44 } };
		const parameters = {
			addRemainingFields: true,
			createProperties: true,
			blueConicMappings: {},
		};
		const requests = await requestsDuring(sandbox, async () => {
			const [item] = await mapped('mapToBlueConic', [user], {
				parameters,
				credentials: ['blueConicApi'],
			});
			expect(item?.json.warnings).toContainEqual({ kind: 'propertyMissing', target: 'shoe_size' });
			expect(JSON.stringify(item?.json.entry)).toContain('"Utrecht"');
		});
		expect(Object.keys(requests.blueconic)).not.toContainEqual(expect.stringMatching(/^PUT/));
	});

	it('remaining fields need a BlueConic credential', async () => {
		const parameters = { addRemainingFields: true };
		const run = await map('mapToBlueConic', [samples.mapToBlueConic.good], { parameters });
		const sentence = sentenceOf(run) ?? '';
		expect(sentence).toContain('choose a BlueConic credential');
		expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
	});

	it('a mapping that cannot be read gives every item its error where the node goes on', async () => {
		const parameters = { brazeIdentifiers: {} };
		const items = [samples.mapToBraze.good, samples.mapToBraze.good];
		const run = await map('mapToBraze', items, { parameters, onError: 'continueErrorOutput' });
		expect(itemsOf(run, 'Map to Braze')).toEqual([]);
		expect(itemsOf(run, 'Map to Braze', 1).map(({ json }) => json.error)).toEqual([
			expect.stringContaining('no identifier'),
			expect.stringContaining('no identifier'),
		]);
	});

	it('a reference to the incoming item is refused', async () => {
		const parameters = {
			brazeMappings: {
				values: [{ source: 'staticText', text: '={{ $json.id }}', brazeField: attribute('a') }],
			},
		};
		const run = await map('mapToBraze', [samples.mapToBraze.good], { parameters });
		const sentence = sentenceOf(run) ?? '';
		expect(sentence).toContain(`'Text' of Mapping 1 in 'Map to Braze'`);
		expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
	});

	it('a table maps as the rows that it stands for', async () => {
		const brazeTable = [
			'source,property,brazeField',
			'property,points,custom_attributes.points',
			'Profile Property,city,custom_attributes.__proto__',
		].join('\n');
		const items = [samples.mapToBraze.good];
		const parameters = { mappingAs: 'table', brazeTable };
		expect(await mapped('mapToBraze', items, { parameters })).toEqual(
			await mapped('mapToBraze', items),
		);
	});

	it('10,000 items take a few seconds', async () => {
		const items = Array.from({ length: 10_000 }, (_, n) =>
			profile(`p${n}`, property('email', `${n}@example.com`), property('points', String(n))),
		);
		const began = Date.now();
		const out = await mapped('mapToBraze', items);
		expect(out).toHaveLength(10_000);
		expect(out[9_999]).toMatchObject({
			json: { attributes: { points: '9999' } },
			pairedItem: { item: 9_999 },
		});
		expect(Date.now() - began).toBeLessThan(5000);
	});
});
