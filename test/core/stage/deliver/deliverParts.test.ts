import type { SendBatch } from '../../../../core/stage/deliver/batchOutcome';
import { deliverParts } from '../../../../core/stage/deliver/deliverParts';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { runKeys, stagedRows } from '../stagedRows';
import { partKey, service, settings, staged } from './stagedParts';

it('every row is sent once, in full requests, and each part has a result', async () => {
	const { store, parts } = staged(3, 2);
	const { send, sent } = service();
	const result = await deliverParts({ store, keys: runKeys }, parts, settings(send));
	expect(sent).toEqual([['1/1', '1/2'], ['1/3'], ['2/1', '2/2']]);
	expect(result.counts).toMatchObject({ accepted: 5, rejected: 0, requests: 3 });
	expect(JSON.parse(store.textOf(runKeys.result(1)) ?? '')).toMatchObject({
		sha256: parts[0]?.sha256,
		counts: { accepted: 3, requests: 2 },
	});
	expect(JSON.parse(store.textOf(runKeys.result(2)) ?? '')).toMatchObject({
		sha256: parts[1]?.sha256,
		counts: { accepted: 2, requests: 1 },
	});
});

it('no parts: nothing is sent', async () => {
	const { send, sent } = service();
	const result = await deliverParts(
		{ store: new MemoryStore(), keys: runKeys },
		[],
		settings(send),
	);
	expect(sent).toEqual([]);
	expect(result).toMatchObject({ counts: { accepted: 0, requests: 0 }, reasons: {} });
});

it('with several requests at once the counts and line numbers are the same', async () => {
	const { store, parts } = staged(40, 30, 1);
	const { send } = service({ refused: ['1/2', '1/39', '2/30', '3/1'] });
	// The first request of each part ends last.
	const slow: SendBatch = async (batch, options) => {
		await new Promise((resolve) => setTimeout(resolve, (batch.ranges[0]?.[0] ?? 0) < 4 ? 60 : 1));
		return await send(batch, options);
	};
	const result = await deliverParts(
		{ store, keys: runKeys },
		parts,
		settings(slow, { requestsAtOnce: 20, limits: { rows: 3, bytes: 10_000 } }),
	);
	expect(result.counts).toMatchObject({ accepted: 67, rejected: 4, requests: 14 + 10 + 1 });
	expect(stagedRows(store, runKeys.rejected('deliver', 1))).toMatchObject([
		{ line: 2 },
		{ line: 39 },
	]);
});

it('refused rows are staged with part, line, reason and message', async () => {
	const { store, parts } = staged(5, 3);
	const { send } = service({ refused: ['1/2', '1/5', '2/3'], skipped: ['1/1', '2/1'] });
	const result = await deliverParts({ store, keys: runKeys }, parts, settings(send));
	expect(stagedRows(store, runKeys.rejected('deliver', 1))).toEqual([
		{ key: partKey(1), line: 2, reason: 'braze', message: '1/2 is not valid' },
		{ key: partKey(1), line: 5, reason: 'braze', message: '1/5 is not valid' },
	]);
	expect(stagedRows(store, runKeys.rejected('deliver', 2))).toEqual([
		{ key: partKey(2), line: 3, reason: 'braze', message: '2/3 is not valid' },
	]);
	expect(result.counts).toMatchObject({ accepted: 3, skipped: 2, rejected: 3 });
	expect(result.reasons).toEqual({ braze: 3, NOTFOUND: 2 });
});

it('a part without refused rows stages none', async () => {
	const { store, parts } = staged(2);
	await deliverParts({ store, keys: runKeys }, parts, settings(service().send));
	expect(store.keys()).toEqual([runKeys.ledgerEntry(1, 1), runKeys.result(1), partKey(1)].sort());
});

it('the refused rows of a part are staged before its result', async () => {
	const { store, parts } = staged(2);
	await deliverParts({ store, keys: runKeys }, parts, settings(service({ refused: ['1/1'] }).send));
	expect(store.written).toEqual([
		runKeys.ledgerEntry(1, 1),
		runKeys.rejected('deliver', 1),
		runKeys.result(1),
	]);
});

describe('a second delivery', () => {
	it('sends nothing and tells the same', async () => {
		const { store, parts } = staged(3, 2);
		const first = service({ refused: ['1/3'], skipped: ['2/2'] });
		const before = await deliverParts({ store, keys: runKeys }, parts, settings(first.send));
		const second = service();
		const after = await deliverParts({ store, keys: runKeys }, parts, settings(second.send));
		expect(second.sent).toEqual([]);
		expect(after).toEqual(before);
	});
});

const results = (store: MemoryStore): string[] =>
	store.keys().filter((key) => key.startsWith(runKeys.resultsFolder()));

describe('a failure of a request', () => {
	it('the parts before it keep their results; only what is not settled is sent again', async () => {
		const { store, parts } = staged(4, 4, 4);
		const failing = service({ fails: ['2/3'] });
		const context = { store, keys: runKeys };
		const error = await thrownBy(() => deliverParts(context, parts, settings(failing.send)));
		expect(error.message).toBe('Run again later.');
		expect(results(store)).toEqual([runKeys.result(1)]);

		const again = service();
		const result = await deliverParts(context, parts, settings(again.send));
		expect(again.sent.flat()).toEqual(['2/3', '2/4', '3/1', '3/2', '3/3', '3/4']);
		expect(result.counts).toMatchObject({ accepted: 12, requests: 6 });
	});

	it('what is left goes in full requests', async () => {
		const { store, parts } = staged(12);
		const context = { store, keys: runKeys };
		const failing = service({ fails: ['1/1', '1/6'] });
		const send: SendBatch = async (batch, options) => {
			const first = batch.ranges[0]?.[0] ?? 0;
			await new Promise((resolve) => setTimeout(resolve, [1, 5].includes(first) ? 20 : 1));
			return await failing.send(batch, options);
		};
		await thrownBy(() => deliverParts(context, parts, settings(send, { requestsAtOnce: 4 })));
		const before = failing.sent.flat();
		const again = service();
		await deliverParts(context, parts, settings(again.send, { limits: { rows: 4, bytes: 999 } }));
		const left = Array.from({ length: 12 }, (_, row) => `1/${row + 1}`).filter(
			(row) => !before.includes(row),
		);
		expect(again.sent.flat()).toEqual(left);
		expect(again.sent[0]).toEqual(['1/1', '1/2', '1/5', '1/6']);
	});

	it('a damaged part has no result', async () => {
		const { store, parts } = staged(4);
		const cut = parts.map((part) => ({ ...part, sha256: 'other' }));
		const { send } = service();
		const error = await thrownBy(() =>
			deliverParts({ store, keys: runKeys }, cut, settings(send, { requestsAtOnce: 5 })),
		);
		expect(error.message).toContain('does not fit its checksum');
		expect(results(store)).toEqual([]);
	});
});

it('progress is told as rows settle', async () => {
	const { store, parts } = staged(5, 2);
	const told: number[] = [];
	const context = { store, keys: runKeys, onProgress: (rows: number) => told.push(rows) };
	await deliverParts(context, parts, settings(service().send));
	expect(told).toEqual([2, 2, 1, 2]);
});
