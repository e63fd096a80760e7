import { NotSentError } from '../../../../core/flow/http';
import { OpenOutcomeError, PassingError } from '../../../../core/flow/syncError';
import type { SendBatch } from '../../../../core/stage/deliver/batchOutcome';
import { deliverParts } from '../../../../core/stage/deliver/deliverParts';
import { LeaseLostError } from '../../../../core/stage/lease/leaseErrors';
import type { OwnPart } from '../../../../core/stage/parts/stepIndex';
import { thrownBy } from '../../flow/thrown';
import type { MemoryStore } from '../memoryStore';
import { runKeys, stagedRows } from '../stagedRows';
import { partKey, service, settings, staged, stagedOnce } from './stagedParts';

describe('a service that leaves open what became of rows', () => {
	const open: SendBatch = async () => {
		throw new OpenOutcomeError('Braze did not take it: run again later.', '503');
	};

	it('rows that may not be sent twice are unknown; three such requests in a row stop', async () => {
		const { store, parts } = stagedOnce(20);
		const context = { store, keys: runKeys };
		const error = await thrownBy(() => deliverParts(context, parts, settings(open)));
		expect(error).toMatchObject({ kind: 'passing' });
		expect(error.message).toMatch(/3 requests in a row .* 'Begin Run', which sends what is left/);

		const again = service();
		const { counts, reasons } = await deliverParts(context, parts, settings(again.send));
		expect(counts).toMatchObject({ accepted: 14, unknown: 6 });
		expect(reasons).toEqual({ noClearAnswer: 6 });
		expect(again.sent.flat()).not.toContain('1/6');
		const message = 'No clear answer came (503): the row may have arrived.';
		expect(stagedRows(store, runKeys.unknown(1))).toEqual(
			[1, 2, 3, 4, 5, 6].map((line) => ({
				key: partKey(1),
				line,
				reason: 'noClearAnswer',
				message,
			})),
		);
	});

	it('two in a row do not stop', async () => {
		const { store, parts } = stagedOnce(20);
		const { send } = service();
		let requests = 0;
		const result = await deliverParts(
			{ store, keys: runKeys },
			parts,
			settings(async (batch, options) => {
				requests += 1;
				return requests % 3 === 0 ? await send(batch, options) : await open(batch, options);
			}),
		);
		expect(result.counts).toMatchObject({ unknown: 14, accepted: 6 });
	});

	it('ordinary rows stop at once and go again', async () => {
		const { store, parts } = staged(4);
		const context = { store, keys: runKeys };
		await thrownBy(() => deliverParts(context, parts, settings(open)));
		const again = service();
		const { counts } = await deliverParts(context, parts, settings(again.send));
		expect(counts).toMatchObject({ accepted: 4, unknown: 0 });
	});

	it('rows that were surely not taken are not unknown: they go again', async () => {
		const { store, parts } = stagedOnce(8);
		const context = { store, keys: runKeys };
		const busy = service({ fails: ['1/3', '1/5'] });
		await thrownBy(() => deliverParts(context, parts, settings(busy.send, { requestsAtOnce: 3 })));
		const again = service();
		const { counts } = await deliverParts(context, parts, settings(again.send));
		expect(counts).toMatchObject({ accepted: 8, unknown: 0 });
		expect([...busy.sent.flat(), ...again.sent.flat()].sort()).toEqual(
			[1, 2, 3, 4, 5, 6, 7, 8].map((line) => `1/${line}`),
		);
	});
});

describe('an abort', () => {
	const byUser = new Error('stopped by the user');
	const byLostLease = new LeaseLostError('another execution goes on');

	/** Sends two requests, then is stopped with one in flight, which ends with the signal's reason. */
	const stopped = (parts: readonly OwnPart[], store: MemoryStore, reason: Error) => {
		const controller = new AbortController();
		const { send, sent } = service();
		const stopping: SendBatch = async (batch, options) => {
			if (sent.length < 2) return await send(batch, options);
			controller.abort(reason);
			options.signal?.throwIfAborted();
			return await send(batch, options);
		};
		const context = { store, keys: runKeys, signal: controller.signal };
		return { sent, run: () => deliverParts(context, parts, settings(stopping)) };
	};

	const ordinary = [false, ['1/5', '1/6', '1/7'], { accepted: 7, unknown: 0 }] as const;
	const once = [true, ['1/7'], { accepted: 5, unknown: 2 }] as const;

	it.each<[string, Error, boolean, readonly string[], object]>([
		['ordinary rows in flight go again', byUser, ...ordinary],
		['once rows in flight are unknown', byUser, ...once],
		['ordinary rows in flight go again when the lease is lost', byLostLease, ...ordinary],
		['once rows in flight are unknown when the lease is lost', byLostLease, ...once],
	])('what was answered is recorded; %s', async (_case, reason, isOnce, left, counts) => {
		const { store, parts } = isOnce ? stagedOnce(7) : staged(7);
		const { run, sent } = stopped(parts, store, reason);
		expect(await thrownBy(run)).toBe(reason);
		expect(sent).toHaveLength(2);
		const again = service();
		const result = await deliverParts({ store, keys: runKeys }, parts, settings(again.send));
		expect(again.sent.flat()).toEqual(left);
		expect(result.counts).toMatchObject(counts);
	});

	it('before once rows have left: they are not unknown', async () => {
		const { store, parts } = stagedOnce(4);
		const controller = new AbortController();
		store.beforeWrite = () => controller.abort(new Error('stopped by the user'));
		const { send, sent } = service();
		const context = { store, keys: runKeys, signal: controller.signal };
		const error = await thrownBy(() => deliverParts(context, parts, settings(send)));
		expect(error.message).toBe('stopped by the user');
		expect(sent).toEqual([]);
		const result = await deliverParts({ store, keys: runKeys }, parts, settings(send));
		expect(result.counts).toMatchObject({ accepted: 4, unknown: 0 });
	});

	it('while once rows wait for their turn: they are not unknown', async () => {
		const { store, parts } = stagedOnce(4);
		const cause = new Error('stopped by the user');
		const waiting: SendBatch = async () => {
			throw new NotSentError({ cause });
		};
		const context = { store, keys: runKeys };
		expect(await thrownBy(() => deliverParts(context, parts, settings(waiting)))).toBe(cause);
		const result = await deliverParts(context, parts, settings(service().send));
		expect(result.counts).toMatchObject({ accepted: 4, unknown: 0 });
	});

	it('is over within a second, also when the store does not answer', async () => {
		const { store, parts } = stagedOnce(4);
		const controller = new AbortController();
		const putText = store.putText.bind(store);
		store.putText = async (key, text, options) => {
			if (!controller.signal.aborted) return await putText(key, text, options);
			return await new Promise((_resolve, reject) => {
				options?.signal?.addEventListener('abort', () => reject(options.signal?.reason));
			});
		};
		const send: SendBatch = async () => {
			controller.abort(new Error('stopped by the user'));
			throw new PassingError('Run again later.');
		};
		const begin = performance.now();
		const context = { store, keys: runKeys, signal: controller.signal };
		await thrownBy(() => deliverParts(context, parts, settings(send)));
		expect(performance.now() - begin).toBeLessThan(1000);
	});
});

describe('what the ledger says is not guessed', () => {
	it.each<[string, (store: MemoryStore) => void]>([
		['an entry is missing', (store) => store.objects.delete(runKeys.ledgerEntry(1, 1))],
		['an entry was edited', (store) => store.put(runKeys.ledgerEntry(1, 1), '{}')],
		['a result was edited', (store) => store.put(runKeys.result(1), '{"counts":{}}')],
		['a part was sent that is not there', (store) => store.put(runKeys.ledgerEntry(9, 1), '{}')],
	])('%s: nothing is sent', async (_case, edit) => {
		const { store, parts } = stagedOnce(6);
		const context = { store, keys: runKeys };
		await thrownBy(() => deliverParts(context, parts, settings(service({ fails: ['1/5'] }).send)));
		edit(store);
		const again = service();
		const error = await thrownBy(() => deliverParts(context, parts, settings(again.send)));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain('does not fit what this run has sent');
		expect(again.sent).toEqual([]);
	});
});
