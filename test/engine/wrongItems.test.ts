import type { S3Store } from '../../core/stage/s3/store';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { endEngine } from './engineEnd';
import { byId, itemOf, runGoal, runNode, sentenceOf, type GoalChanges } from './goal';
import { flawsOf, secretsIn } from './sentence';
import { keysBelow, openStage, readJson } from './stage';

const track = 'Track Users';

describe('a node that cannot use its item', () => {
	let sandbox: Sandbox;
	let store: S3Store;

	let item: ReturnType<typeof itemOf>;

	beforeAll(async () => {
		sandbox = await startSandbox({ profiles: 40, users: 40 });
		store = openStage(sandbox);
		item = itemOf(await runGoal(sandbox, 'export-goal', { to: 'Map to Braze' }), 'Map to Braze');
	});

	afterAll(async () => {
		store.close();
		endEngine();
		await sandbox.close();
	});

	const stageOf = (reference: object) =>
		`stage/runs/braze/blueconic-to-braze/${String(Reflect.get(reference, 'runId'))}`;

	interface WrongItem {
		readonly what: string;
		readonly item: (reference: object) => object;
		readonly changes?: GoalChanges;
		readonly words: readonly string[];
	}

	const wrongItems: readonly WrongItem[] = [
		{
			what: 'a profile',
			item: () => ({ id: 'profile-1', properties: [] }),
			words: ['no run', "'runId' is missing", "'S3 Stage: Begin Run'"],
		},
		{
			what: 'a run without its stage',
			item: (reference) => ({ ...reference, stage: undefined }),
			words: ['no run', "'stage' is missing", "'S3 Stage: Begin Run'"],
		},
		{
			what: 'a run that is not there any more',
			item: (reference) => ({ ...reference, runId: '20200101T000000Z-0000' }),
			words: ["Run '20200101T000000Z-0000' is not in bucket", "'Begin Run'"],
		},
		{
			what: 'a run in another bucket than that of the credential',
			item: (reference) => reference,
			changes: { credentials: { s3StageApi: { bucket: 'another-bucket' } } },
			words: ['is staged in bucket', "for bucket 'another-bucket'", 'choose the credential'],
		},
		{
			what: 'a run in another folder than that of the credential',
			item: (reference) => reference,
			changes: { credentials: { s3StageApi: { stageFolder: 'another-folder' } } },
			words: ['is staged in bucket', "folder 'another-folder'", 'choose the credential'],
		},
		{
			what: 'a run at another endpoint than that of the credential',
			item: (reference) => reference,
			changes: { credentials: { s3StageApi: { endpoint: 'http://127.0.0.1:9' } } },
			words: ['is staged in bucket', 'at http://127.0.0.1:9', 'choose the credential'],
		},
		{
			what: 'a bucket that nothing but the item names',
			item: (reference) => ({
				...reference,
				stage: { ...Object(Reflect.get(reference, 'stage')), bucket: 'bucket-of-a-stranger' },
			}),
			words: ["in bucket 'bucket-of-a-stranger'", "for bucket 'sandbox'", 'choose the credential'],
		},
		{
			what: 'a run that leads out of its folder',
			item: (reference) => ({ ...reference, connection: '../..', goalKey: '/' }),
			words: ['is not in bucket', "'Begin Run'"],
		},
	];

	it.each(wrongItems)('says so: $what', async ({ item: itemFrom, changes = {}, words }) => {
		const before = await keysBelow(store, '');
		const run = await runNode(sandbox, 'export-goal', track, [itemFrom(item)], changes);
		const sentence = sentenceOf(run) ?? '';
		for (const word of words) expect(sentence).toContain(word);
		expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
		expect(secretsIn(run, sandbox)).toEqual([]);
		expect(await keysBelow(store, '')).toEqual(before);
		expect(await readJson(store, `${stageOf(item)}/run.json`)).toMatchObject({
			status: 'running',
		});
	});

	it('goes on with a bucket that Begin Run has chosen', async () => {
		const run = await runNode(sandbox, 'export-goal', track, [item], {
			credentials: { s3StageApi: { bucket: 'another-bucket' } },
			parameters: { 'Begin Run': { bucket: byId('sandbox') } },
		});
		expect(sentenceOf(run)).toBeUndefined();
		expect(itemOf(run, track).counts).toMatchObject({ accepted: 40 });
	});

	it('says so when a step before the node is missing', async () => {
		const changes = { connection: 'begun', to: 'Begin Run' };
		const begun = itemOf(await runGoal(sandbox, 'export-goal', changes), 'Begin Run');
		const nodes = [
			['Map to Braze', "no complete 'read' step"],
			[track, "no complete 'map' step"],
			['Finish Run', "no complete 'read' step"],
		] as const;
		for (const [node, words] of nodes) {
			const run = await runNode(sandbox, 'export-goal', node, [begun]);
			const sentence = sentenceOf(run) ?? '';
			expect(sentence).toContain(words);
			expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
		}
	});
});
