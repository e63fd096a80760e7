import { PassingError } from '../../../core/flow/syncError';
import {
	deliverParts,
	type BatchOutcome,
	type DeliverySettings,
	type SendBatch,
} from '../../../core/stage/delivery';
import type { OwnPart } from '../../../core/stage/parts/stepIndex';
import { thrownBy } from '../flow/thrown';
import { MemoryStore } from './memoryStore';
import { runKeys, stagePart, stagedRows } from './stagedRows';

const partKey = (part: number): string => runKeys.part('map', part);

/** Parts whose rows are `<part>/<line>`. */
const staged = (...sizes: readonly number[]): { store: MemoryStore; parts: OwnPart[] } => {
	const store = new MemoryStore();
	const parts = sizes.map((rows, place) =>
		stagePart(
			store,
			partKey(place + 1),
			Array.from({ length: rows }, (_, line) => `"${place + 1}/${line + 1}"`),
		),
	);
	return { store, parts };
};

/** A service that takes everything, but refuses, skips or fails at given rows. */
const service = (
	at: {
		readonly refused?: readonly string[];
		readonly skipped?: readonly string[];
		readonly fails?: readonly string[];
	} = {},
) => {
	const sent: string[][] = [];
	const send: SendBatch = async ({ lines }): Promise<BatchOutcome> => {
		const rows = lines.map((line): string => JSON.parse(line.toString('utf8')));
		if (rows.some((row) => at.fails?.includes(row))) throw new PassingError('Run again later.');
		sent.push(rows);
		const refused = new Map(
			rows.flatMap((row, place) =>
				at.refused?.includes(row)
					? [[place, { reason: 'braze', message: `${row} is not valid` }] as const]
					: [],
			),
		);
		const skipped = rows.filter((row) => at.skipped?.includes(row)).length;
		return {
			counts: { accepted: rows.length - refused.size - skipped, skipped },
			refused,
			skips: skipped > 0 ? { NOTFOUND: skipped } : {},
		};
	};
	return { send, sent };
};

const settings = (send: SendBatch, changes: Partial<DeliverySettings> = {}): DeliverySettings => ({
	target: 'braze EU-01',
	limits: { rows: 2, bytes: 10_000 },
	requestsAtOnce: 1,
	send,
	...changes,
});

it('every row is sent once, in full requests, and each part has a result', async () => {
	const { store, parts } = staged(3, 2);
	const { send, sent } = service();
	const result = await deliverParts(store, runKeys, parts, settings(send));
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
	const result = await deliverParts(new MemoryStore(), runKeys, [], settings(send));
	expect(sent).toEqual([]);
	expect(result).toMatchObject({ counts: { accepted: 0, requests: 0 }, reasons: {} });
});

it('with several requests at once the counts and line numbers are the same', async () => {
	const { store, parts } = staged(40, 30, 1);
	const { send } = service({ refused: ['1/2', '1/39', '2/30', '3/1'] });
	// The first request of each part ends last.
	const slow: SendBatch = async (batch, signal) => {
		await new Promise((resolve) => setTimeout(resolve, batch.firstLine < 4 ? 60 : 1));
		return await send(batch, signal);
	};
	const result = await deliverParts(
		store,
		runKeys,
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
	const result = await deliverParts(store, runKeys, parts, settings(send));
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
	await deliverParts(store, runKeys, parts, settings(service().send));
	expect(store.keys()).toEqual([runKeys.result(1), partKey(1)].sort());
});

it('the refused rows of a part are staged before its result', async () => {
	const { store, parts } = staged(2);
	await deliverParts(store, runKeys, parts, settings(service({ refused: ['1/1'] }).send));
	expect(store.written).toEqual([runKeys.rejected('deliver', 1), runKeys.result(1)]);
});

describe('a second delivery', () => {
	it('sends nothing and tells the same', async () => {
		const { store, parts } = staged(3, 2);
		const first = service({ refused: ['1/3'], skipped: ['2/2'] });
		const before = await deliverParts(store, runKeys, parts, settings(first.send));
		const second = service();
		const after = await deliverParts(store, runKeys, parts, settings(second.send));
		expect(second.sent).toEqual([]);
		expect(after).toEqual(before);
	});

	it('sends a part whose rows are others now', async () => {
		const { store, parts } = staged(2, 2);
		await deliverParts(store, runKeys, parts, settings(service().send));
		const changed = stagePart(store, partKey(2), ['"2/new"']);
		const second = service();
		const [first = changed] = parts;
		const result = await deliverParts(store, runKeys, [first, changed], settings(second.send));
		expect(second.sent).toEqual([['2/new']]);
		expect(result.counts).toMatchObject({ accepted: 3, requests: 2 });
	});
});

describe('a failure of a request', () => {
	it('leaves no result of its part; the parts before it keep theirs', async () => {
		const { store, parts } = staged(4, 4, 4);
		const failing = service({ fails: ['2/3'] });
		const error = await thrownBy(() => deliverParts(store, runKeys, parts, settings(failing.send)));
		expect(error.message).toBe('Run again later.');
		expect(store.keys().filter((key) => key.includes('/results/'))).toEqual([runKeys.result(1)]);

		const again = service();
		const result = await deliverParts(store, runKeys, parts, settings(again.send));
		expect(again.sent.flat()).toEqual(
			[1, 2, 3, 4].map((row) => `2/${row}`).concat([1, 2, 3, 4].map((row) => `3/${row}`)),
		);
		expect(result.counts).toMatchObject({ accepted: 12 });
	});

	it('of the last request of a part with others in flight', async () => {
		const { store, parts } = staged(6);
		const failing = service({ fails: ['1/5'] });
		await thrownBy(() =>
			deliverParts(store, runKeys, parts, settings(failing.send, { requestsAtOnce: 3 })),
		);
		expect(store.keys()).toEqual([partKey(1)]);
	});

	it('a damaged part has no result', async () => {
		const { store, parts } = staged(4);
		const [part] = parts;
		const { send } = service();
		const cut = part ? [{ ...part, sha256: 'other' }] : [];
		const error = await thrownBy(() =>
			deliverParts(store, runKeys, cut, settings(send, { requestsAtOnce: 5 })),
		);
		expect(error.message).toContain('does not fit its checksum');
		expect(store.keys()).toEqual([partKey(1)]);
	});

	it('an aborted signal stops before the next request', async () => {
		const { store, parts } = staged(6);
		const controller = new AbortController();
		const { send, sent } = service();
		const stopping: SendBatch = async (batch, signal) => {
			controller.abort(new Error('stopped by the user'));
			return await send(batch, signal);
		};
		const error = await thrownBy(() =>
			deliverParts(store, runKeys, parts, settings(stopping), controller.signal),
		);
		expect(error.message).toBe('stopped by the user');
		expect(sent).toEqual([['1/1', '1/2']]);
		expect(store.keys()).toEqual([partKey(1)]);
	});
});
