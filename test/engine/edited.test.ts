import type { IDataObject, IRun } from 'n8n-workflow';

import type { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';
import { itemOf, runGoal, runStageNode, sentenceOf } from './goal';
import { requestsDuring } from './requests';
import { sandboxFor } from './sandboxFor';
import { flawsOf } from './sentence';
import { keysBelow, openRowsOf, readJson, runFolder } from './stage';

/** n8n's engine takes its time on a busy machine. */
jest.setTimeout(30_000);

const profiles = 160;
const goalKey = 'blueconic-to-braze';

/** What somebody does to the bucket between two executions, and how the goal gets out of it. */
interface Edit {
	readonly what: string;
	/** The last node that is executed before. */
	readonly after: 'Map to Braze' | 'Finish Run';
	readonly edit: (store: S3Store, item: IDataObject) => Promise<unknown>;
	readonly words: (item: IDataObject) => readonly string[];
	/** What the sentence says to do; the goal is started anew afterwards. */
	readonly mend: 'discard the run' | 'delete the lease' | 'delete the goal';
}

const manifestOf = (item: IDataObject): string => `${runFolder(item)}run.json`;
const leaseOf = ({ connection }: IDataObject): string => `stage/lease/${String(connection)}.json`;
const currentOf = ({ connection }: IDataObject): string =>
	`stage/state/${String(connection)}/${goalKey}/current.json`;

const outcomesOf = async (store: S3Store, { connection }: IDataObject) =>
	(await keysBelow(store, `stage/state/${String(connection)}/`)).filter((key) =>
		key.endsWith('outcome.json'),
	);

async function withField(store: S3Store, key: string, name: string, value: unknown) {
	const document = await readJson(store, key);
	await store.putText(key, JSON.stringify({ ...document, [name]: value }));
}

const wantsDiscard = (item: IDataObject): readonly string[] => [
	`'${manifestOf(item)}'`,
	"'S3 Stage: Run: Discard'",
	String(item.runId),
	"'Begin Run'",
];

const wantsNewLease = (item: IDataObject): readonly string[] => [
	`'${leaseOf(item)}' is not what a run wrote`,
	'make sure that no execution of this connection is running',
	'delete that object',
];

const wantsNewGoal = (item: IDataObject): readonly string[] => [
	`'${currentOf(item)}' is not what a run wrote`,
	"'S3 Stage: Goal: Delete'",
];

const edits: readonly Edit[] = [
	{
		what: 'a run whose folder was deleted',
		after: 'Map to Braze',
		edit: async (store, item) => {
			for (const key of await keysBelow(store, runFolder(item))) await store.delete(key);
		},
		words: wantsDiscard,
		mend: 'discard the run',
	},
	{
		what: 'a run.json that is another JSON now',
		after: 'Map to Braze',
		edit: (store, item) => withField(store, manifestOf(item), 'status', 'done'),
		words: wantsDiscard,
		mend: 'discard the run',
	},
	{
		what: 'a run.json of another run',
		after: 'Map to Braze',
		edit: (store, item) => withField(store, manifestOf(item), 'goalKey', 'another-goal'),
		words: wantsDiscard,
		mend: 'discard the run',
	},
	{
		what: 'a run.json that was cut off',
		after: 'Map to Braze',
		edit: (store, item) => store.putText(manifestOf(item), '{"runId":"2026'),
		words: wantsDiscard,
		mend: 'discard the run',
	},
	{
		what: 'a lease that was emptied',
		after: 'Finish Run',
		edit: (store, item) => store.putText(leaseOf(item), '{}'),
		words: wantsNewLease,
		mend: 'delete the lease',
	},
	{
		what: 'a lease that gives a run a number it never gave',
		after: 'Finish Run',
		edit: (store, item) => withField(store, leaseOf(item), 'number', 0),
		words: wantsNewLease,
		mend: 'delete the lease',
	},
	{
		what: 'a current.json that points nowhere',
		after: 'Finish Run',
		edit: (store, item) => withField(store, currentOf(item), 'snapshotId', ''),
		words: wantsNewGoal,
		mend: 'delete the goal',
	},
	{
		what: 'a current.json that points into the state of another goal',
		after: 'Finish Run',
		edit: (store, item) =>
			withField(store, currentOf(item), 'files', [
				{ key: 'stage/state/x/y/z/outcome.json', bytes: 2, sha256: 'ab' },
			]),
		words: wantsNewGoal,
		mend: 'delete the goal',
	},
	{
		what: 'a state file that does not fit its checksum',
		after: 'Finish Run',
		edit: async (store, item) => {
			for (const key of await outcomesOf(store, item)) await store.putText(key, '{}');
		},
		words: () => ['does not fit its checksum', "'S3 Stage: Goal: Delete'"],
		mend: 'delete the goal',
	},
];

describe('what was edited by hand is never guessed', () => {
	let sandbox: Sandbox;
	let store: S3Store;

	sandboxFor({ profiles, users: 160 }, (opened) => ({ sandbox, store } = opened));

	async function mended({ mend }: Edit, item: IDataObject): Promise<void> {
		const goal = { connection: String(item.connection), goalKey };
		if (mend === 'delete the lease') return await store.delete(leaseOf(item));
		const done = await runStageNode(
			sandbox,
			mend === 'discard the run'
				? { resource: 'run', operation: 'discard', ...goal }
				: { resource: 'goal', operation: 'delete', ...goal, confirmGoalKey: goalKey },
		);
		expect({ mend, sentence: sentenceOf(done) }).toEqual({ mend, sentence: undefined });
	}

	function expectRefusal(run: IRun, { words }: Edit, item: IDataObject): void {
		const sentence = sentenceOf(run) ?? '';
		expect(run.data.resultData.lastNodeExecuted).toBe('Begin Run');
		for (const word of words(item)) expect(sentence).toContain(word);
		expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
	}

	it.each(edits.map((edit, index) => ({ ...edit, connection: `edited-${index}` })))(
		'$what',
		async ({ connection, ...edit }) => {
			const before = await runGoal(sandbox, 'export-goal', { connection, to: edit.after });
			const item = itemOf(before, edit.after);
			await edit.edit(store, item);

			let refused: IRun | undefined;
			const requests = await requestsDuring(sandbox, async () => {
				refused = await runGoal(sandbox, 'export-goal', { connection });
			});
			if (!refused) throw new Error('The goal did not run');
			expectRefusal(refused, edit, item);
			expect(requests).toEqual({ braze: {}, blueconic: {} });

			await mended(edit, item);
			const anew = itemOf(await runGoal(sandbox, 'export-goal', { connection }), 'Finish Run');
			expect(anew).toMatchObject({ status: 'finished', counts: { accepted: profiles } });
			expect(openRowsOf(anew)).toBe(0);
			expect(anew.runId).not.toBe(item.runId);
		},
	);
});
