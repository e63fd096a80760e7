import { noCounts } from '../../../core/report/counts';
import { deliverRun } from '../../../core/stage/deliverRun';
import type { DeliverySettings } from '../../../core/stage/deliver/deliverParts';
import { writeStepIndex } from '../../../core/stage/parts/stepIndex';
import { thrownBy } from '../flow/thrown';
import { MemoryStore } from './memoryStore';
import { runKeys, stagePart, stepIndex } from './stagedRows';

const mapped = async (store: MemoryStore, rows: readonly string[]) => {
	const parts = [stagePart(store, runKeys.part('map', 1), rows)];
	const counts = { ...noCounts, read: rows.length, mapped: rows.length };
	await writeStepIndex(store, runKeys, stepIndex('map', { parts, counts }));
};

const delivery = (target = 'braze EU-01'): { sent: string[]; settings: DeliverySettings } => {
	const sent: string[] = [];
	return {
		sent,
		settings: {
			target,
			limits: { rows: 75, bytes: 10_000 },
			requestsAtOnce: 2,
			send: async ({ lines }) => {
				sent.push(...lines.map(String));
				return {
					counts: { accepted: lines.length },
					refused: new Map(),
					unknown: new Map(),
					skips: {},
				};
			},
		},
	};
};

it('without a map step the sentence names the node that is missing', async () => {
	const context = { store: new MemoryStore(), keys: runKeys };
	const error = await thrownBy(() => deliverRun(context, delivery().settings));
	expect(error.message).toContain(`'map' step`);
	expect(error.message).toContain('BlueConic Mapper');
});

it('a second call sends nothing', async () => {
	const store = new MemoryStore();
	const context = { store, keys: runKeys };
	await mapped(store, ['"a"', '"b"']);
	const first = await deliverRun(context, delivery().settings);
	const again = delivery();
	const second = await deliverRun(context, again.settings);
	expect(again.sent).toEqual([]);
	expect(second).toEqual(first);
	expect(second.deliver.counts).toMatchObject({ accepted: 2, requests: 1 });
});

it.each<[string, readonly string[], string, RegExp]>([
	['other rows', ['"b"'], 'braze EU-01', /holds other rows than those .* has sent already: start/],
	['another target', ['"a"'], 'braze US-02', /were sent to 'braze EU-01' already, .* 'Begin Run'/],
])('%s than those that were sent: refused', async (_case, rows, target, sentence) => {
	const store = new MemoryStore();
	const context = { store, keys: runKeys };
	await mapped(store, ['"a"']);
	await deliverRun(context, delivery().settings);
	await mapped(store, rows);
	const other = delivery(target);
	const error = await thrownBy(() => deliverRun(context, other.settings));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toMatch(sentence);
	expect(other.sent).toEqual([]);
});
