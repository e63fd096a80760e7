import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { gunzipSync } from 'node:zlib';

import {
	blueConicTypeWords,
	brazeTypeWords,
	emptyRuleWords,
	fieldWord,
	mergeStrategyWords,
	plainWord,
	sourceWords,
	tellingWords,
	updateStyleWords,
} from '../../core/mapping/parse/editorWords';

import type { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';
import {
	byId,
	editNodes,
	itemOf,
	itemsOf,
	runGoal,
	runNode,
	sentenceOf,
	template,
	type GoalChanges,
	type GoalFile,
} from './goal';
import { nodeTypeOf } from './nodeTypes';
import { requestsDuring } from './requests';
import { sandboxFor } from './sandboxFor';
import { flawsOf } from './sentence';
import { keysBelow, runFolder } from './stage';

const mapperOf = { 'import-goal': 'Map to BlueConic', 'export-goal': 'Map to Braze' } as const;
const sourceOf = {
	'import-goal': 'Export Braze Segment',
	'export-goal': 'Read BlueConic Segment',
} as const;
const goals = ['import-goal', 'export-goal'] as const;

const attribute = (value: string) => ({ __rl: true, mode: 'customAttribute', value });

/** Fields that no mapping has. */
const notInSentences: Readonly<Record<string, true>> = {
	input: true,
	show: true,
	sampleSize: true,
	longestLineMb: true,
	largestFileGb: true,
	highestPackingRatio: true,
};

/** Choices that sentences about rows may name, by the field that has them. */
const choices = {
	mergeStrategy: [mergeStrategyWords],
	updateStyle: [updateStyleWords],
	type: [blueConicTypeWords, brazeTypeWords],
	source: [sourceWords],
	telling: [tellingWords],
	whenEmpty: [emptyRuleWords],
} as const;

/** All fields of a node, however deep. */
function* fieldsIn(properties: readonly INodeProperties[]): Generator<INodeProperties> {
	for (const property of properties) {
		yield property;
		for (const option of property.options ?? []) {
			if ('values' in option) yield* fieldsIn(option.values);
			else if ('type' in option) yield* fieldsIn([option]);
		}
	}
}

const plainTitle = (title: string): string =>
	title.replace(/ to (BlueConic|Braze)$/, '').replace(' Rows (Not Used)', '');

/** The Mapper of a template, as the template has it. */
function mapperIn(goal: GoalFile): INode {
	const node = template(goal).nodes.find(({ name }) => name === mapperOf[goal]);
	if (!node) throw new Error(`${goal} has no Mapper`);
	return node;
}

describe('Preview and expressions of the Mapper', () => {
	let sandbox: Sandbox;
	let store: S3Store;

	sandboxFor({ users: 60, profiles: 60 }, (opened) => ({ sandbox, store } = opened));

	const upToMapper = async (
		goal: GoalFile,
		parameters: INodeParameters,
		changes: GoalChanges = {},
	) =>
		await runGoal(sandbox, goal, {
			...changes,
			parameters: { ...changes.parameters, [mapperOf[goal]]: parameters },
			to: mapperOf[goal],
		});

	/** The lines of all parts of a step. */
	const linesOf = async (folder: string): Promise<readonly string[]> => {
		const lines: string[] = [];
		for (const key of await keysBelow(store, folder)) {
			if (!key.endsWith('.ndjson.gz')) continue;
			const chunks: Buffer[] = [];
			const stored = await store.getStream(key);
			for await (const chunk of stored?.stream ?? []) chunks.push(Buffer.from(chunk));
			lines.push(...gunzipSync(Buffer.concat(chunks)).toString().trimEnd().split('\n'));
		}
		return lines;
	};

	describe.each(goals)('of the %s', (goal) => {
		const node = mapperOf[goal];

		it('shows the first rows as they will be sent, and writes nothing', async () => {
			const connection = `preview-${goal}`;
			const read = await runGoal(sandbox, goal, { connection, to: sourceOf[goal] });
			const reference = itemOf(read, sourceOf[goal]);
			const keys = await keysBelow(store, '');
			const parameters = { operation: 'preview', sampleSize: 12 };
			const changes = { parameters: { [node]: parameters }, connection };
			const requests = await requestsDuring(sandbox, async () => {
				const run = await runNode(sandbox, goal, node, [reference], changes);
				expect(sentenceOf(run)).toBeUndefined();
				const rows = itemsOf(run, node);
				expect(rows).toHaveLength(12);
				expect(rows.every(({ pairedItem }) => Object(pairedItem).item === 0)).toBe(true);
				expect(await keysBelow(store, '')).toEqual(keys);
				const sent = rows.flatMap(({ json }) => (json.request ? [Object(json.request).body] : []));
				expect(sent.length).toBeGreaterThan(5);

				const mapped = await runNode(sandbox, goal, node, [reference], { connection });
				expect(sentenceOf(mapped)).toBeUndefined();
				const lines = await linesOf(`${runFolder(reference)}map/`);
				const bodies = lines.map((line) =>
					goal === 'export-goal' ? `{"attributes":[${line}]}` : `[${line}]`,
				);
				expect(bodies).toEqual(expect.arrayContaining(sent));
			});
			const writes = ['POST /users/track', 'PUT /rest/v2/profiles'];
			for (const route of writes) {
				expect({ ...requests.braze, ...requests.blueconic }).not.toHaveProperty([route]);
			}
		});

		it('says which mapping the source is to read', async () => {
			const connection = `source-${goal}`;
			const parameters = { operation: 'preview', sampleSize: 3 };
			const run = await upToMapper(goal, parameters, { connection });
			expect(sentenceOf(run)).toBeUndefined();
			const rows = itemsOf(run, node);
			expect(rows).toHaveLength(3);
			expect(rows[0]?.json).toMatchObject({ place: { line: 1 }, before: {}, warnings: [] });
		});

		it('gives the mapping as a table that maps as the rows do', async () => {
			const parameters = { operation: 'preview', show: 'table', input: 'items' };
			const tableWith = async (more: INodeParameters) => {
				const changes = { parameters: { [node]: { ...parameters, ...more } } };
				const run = await runNode(sandbox, goal, node, [{}, {}], changes);
				expect(sentenceOf(run)).toBeUndefined();
				return itemOf(run, node);
			};
			const table = await tableWith({});
			const { csv, rows } = table;
			const column = goal === 'export-goal' ? 'brazeTable' : 'blueConicTable';
			expect(await tableWith({ mappingAs: 'table', [column]: String(csv) })).toEqual(table);
			const asJson = { mappingAs: 'table', [column]: JSON.stringify(rows) };
			expect(await tableWith(asJson)).toEqual(table);
		});

		it('keeps the mapping when a filled Mapper is switched to Preview and back', async () => {
			const mapper = mapperIn(goal);
			const { description } = await nodeTypeOf('blueConicMapper');
			const shownIn = (operation: unknown, parameters: INodeParameters) =>
				NodeHelpers.getNodeParameters(
					description.properties,
					{ ...parameters, operation: String(operation) },
					true,
					false,
					mapper,
					description,
				) ?? {};
			const { operation } = mapper.parameters;
			const before = shownIn(operation, mapper.parameters);
			const inPreview = shownIn('preview', before);
			expect(inPreview).toMatchObject({ ...before, operation: 'preview' });
			expect(shownIn(operation, inPreview)).toEqual(before);
			const asTable = shownIn(operation, { ...before, mappingAs: 'table' });
			expect(shownIn(operation, { ...asTable, mappingAs: 'rows' })).toEqual(before);
		});
	});

	it('calls fields and choices as sentences about them do', async () => {
		const { description } = await nodeTypeOf('blueConicMapper');
		const fields = [...fieldsIn(description.properties)];
		const differing = fields
			.map(({ name, displayName }) => [fieldWord(name), displayName] as const)
			.filter(([word, shown]) => word !== plainTitle(shown) && !(word in notInSentences));
		expect(differing).toEqual([]);
		for (const [name, words] of Object.entries(choices)) {
			const shown = fields
				.filter((field) => field.name === name)
				.flatMap(({ options = [] }) => options)
				.map((option) => ('value' in option ? [option.value, plainWord(option.name)] : []));
			const wanted = words.flatMap((one) =>
				Object.entries(one).map(([value, word]) => [value, plainWord(word)]),
			);
			expect(new Set(shown.map(String))).toEqual(new Set(wanted.map(String)));
		}
	});

	it('shows items, each linked to its own', async () => {
		const parameters = {
			operation: 'preview',
			input: 'items',
			sampleSize: 2,
			brazeIdentifiers: { values: [{ identifier: 'external_id', source: 'profileId' }] },
			blueConicIdentifiers: {},
		};
		const profiles = ['a', 'b', 'c'].map((id) => ({ id, properties: [] }));
		const run = await runNode(sandbox, 'export-goal', 'Map to Braze', profiles, {
			parameters: { 'Map to Braze': parameters },
		});
		expect(sentenceOf(run)).toBeUndefined();
		const rows = itemsOf(run, 'Map to Braze');
		expect(rows.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(rows[1]?.json).toMatchObject({
			place: { key: 'items', line: 2 },
			before: { id: 'b' },
			after: { external_id: 'b' },
			request: { method: 'POST', path: '/users/track' },
		});
	});

	describe('expressions', () => {
		/** The export with a mapping row whose property is this. */
		const withProperty = (value: string): GoalChanges => ({
			connection: 'expressions',
			parameters: {
				'Map to Braze': {
					operation: 'preview',
					sampleSize: 40,
					brazeMappings: {
						values: [
							{ source: 'property', property: byId(value), brazeField: attribute('the_city') },
						],
					},
				},
			},
			edit: (file) =>
				editNodes(file, (node) => {
					if (node.name !== 'Config') return node;
					const { assignments: rows } = Object(node.parameters.assignments);
					const added = { id: 'city', name: 'cityProperty', type: 'string', value: 'city' };
					const assignments = { assignments: [...rows, added] };
					return { ...node, parameters: { ...node.parameters, assignments } };
				}),
			to: 'Map to Braze',
		});

		it('are read once, by the source and by the Mapper', async () => {
			const changes = withProperty(`={{ $('Config').first().json.cityProperty }}`);
			const run = await runGoal(sandbox, 'export-goal', changes);
			expect(sentenceOf(run)).toBeUndefined();
			const rows = itemsOf(run, 'Map to Braze').map(({ json }) => JSON.stringify(json.after));
			expect(rows.some((row) => row?.includes('"the_city":"'))).toBe(true);
		});

		it.each([
			{
				what: 'the incoming item',
				expression: '={{ $json.cityProperty }}',
				words: [`'Profile Property' of Mapping 1 in 'Map to Braze'`, 'incoming item'],
			},
			{
				what: 'the paired item of another node',
				expression: `={{ $('Config').item.json.cityProperty }}`,
				words: [`'Profile Property' of Mapping 1`, '.first()'],
			},
			{
				what: 'a node that has not run yet',
				expression: `={{ $('Track Users').first().json.cityProperty }}`,
				words: [`'Map to Braze'`, 'before that node runs'],
			},
		])('that refer to $what stop the source with the reason', async ({ expression, words }) => {
			const run = await runGoal(sandbox, 'export-goal', withProperty(expression));
			expect(run.data.resultData.lastNodeExecuted).toBe('Read BlueConic Segment');
			const sentence = sentenceOf(run) ?? '';
			for (const word of words) expect(sentence).toContain(word);
			expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
		});

		it('that refer to the incoming item stop the Mapper too', async () => {
			const { parameters } = withProperty('={{ $json.cityProperty }}');
			const run = await runNode(sandbox, 'export-goal', 'Map to Braze', [{}], {
				parameters: {
					'Map to Braze': { ...parameters?.['Map to Braze'], show: 'table' },
				},
			});
			expect(sentenceOf(run)).toContain(`'Profile Property' of Mapping 1 in 'Map to Braze'`);
		});
	});
});
