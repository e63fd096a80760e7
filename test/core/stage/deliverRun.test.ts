import { noCounts } from '../../../core/report/counts';
import { deliverRun } from '../../../core/stage/deliverRun';
import type { DeliverySettings } from '../../../core/stage/delivery';
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
				return { counts: { accepted: lines.length }, refused: new Map(), skips: {} };
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

it('rows that were mapped anew are sent', async () => {
	const store = new MemoryStore();
	const context = { store, keys: runKeys };
	await mapped(store, ['"a"']);
	await deliverRun(context, delivery().settings);
	await mapped(store, ['"b"']);
	const again = delivery();
	await deliverRun(context, again.settings);
	expect(again.sent).toEqual(['"b"']);
});

it('another target has not got the rows yet: they are sent to it', async () => {
	const store = new MemoryStore();
	const context = { store, keys: runKeys };
	await mapped(store, ['"a"']);
	await deliverRun(context, delivery().settings);
	const other = delivery('braze US-02');
	await deliverRun(context, other.settings);
	expect(other.sent).toEqual(['"a"']);
});
