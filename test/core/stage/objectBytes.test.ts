import '../errorRealm';

import fc from 'fast-check';

import { ConfigurationError, PassingError } from '../../../core/flow/syncError';
import { defaultPatience, objectBytes, type ByteReading } from '../../../core/stage/objectBytes';
import { FakeClock } from '../flow/fakeClock';
import { collected, thrownBy } from '../flow/thrown';
import { cutting } from './cuttingStore';
import { MemoryStore } from './memoryStore';

const key = 'some/object';
const content = Buffer.from(Array.from({ length: 5_000 }, (_, place) => place % 251));
const cut = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });

const stored = (bytes = content): MemoryStore => {
	const store = new MemoryStore(300);
	store.put(key, bytes);
	return store;
};

const reading = (changes: Partial<ByteReading> & { readonly clock?: FakeClock } = {}) => {
	const { clock = new FakeClock(), ...others } = changes;
	return {
		gone: (what: string) => new Error(what),
		patience: { ...defaultPatience, clock },
		...others,
	};
};

const read = async (store: MemoryStore, how: ByteReading): Promise<Buffer> =>
	Buffer.concat(await collected(objectBytes(store, key, how)));

it.each([0, 1, 299, 300, 5_000])('an object of %i bytes', async (bytes) => {
	const part = content.subarray(0, bytes);
	expect(await read(stored(part), reading())).toEqual(part);
});

it('wherever it is cut, the bytes asked for come', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 6_000 }),
			fc.option(fc.tuple(fc.nat(4_999), fc.nat(4_999)), { nil: undefined }),
			async (afterBytes, ends) => {
				const [first = 0, last = 0] = [...(ends ?? [])].sort((one, other) => one - other);
				const range = ends && { first, last };
				const bytes = await read(cutting(stored(), afterBytes, cut), reading({ range }));
				expect(bytes).toEqual(range ? content.subarray(first, last + 1) : content);
			},
		),
		{ numRuns: 60 },
	);
});

it('an answer that ends early without an error is taken up again', async () => {
	const store = stored();
	const whole = store.getStream.bind(store);
	store.getStream = async (name, { range = { first: 0, last: 4_999 } } = {}) => {
		const last = Math.min(range.last, range.first + 1_999);
		return await whole(name, { range: { first: range.first, last } });
	};
	expect(await read(store, reading())).toEqual(content);
});

it('a store that does not answer is asked again, with growing waits', async () => {
	const store = stored();
	const clock = new FakeClock();
	const whole = store.getStream.bind(store);
	let asked = 0;
	store.getStream = async (...given) => {
		asked += 1;
		if (asked <= 4) throw new PassingError('The S3 server could not read an object.');
		return await whole(...given);
	};
	expect(await read(store, reading({ clock }))).toEqual(content);
	expect(clock.waits).toEqual([500, 1_000, 2_000, 4_000]);
});

it('patience ends with the failure itself, and begins anew with every byte', async () => {
	const store = stored();
	const clock = new FakeClock();
	const failure = new PassingError('The S3 server could not read an object.');
	store.getStream = async () => {
		throw failure;
	};
	expect(await thrownBy(() => read(store, reading({ clock })))).toBe(failure);
	expect(clock.waited).toBeGreaterThan(60_000);
	expect(clock.waited).toBeLessThanOrEqual(defaultPatience.budgetMs);

	const progressing = new FakeClock();
	await read(cutting(stored(), 10, cut), reading({ clock: progressing }));
	expect(new Set(progressing.waits)).toEqual(new Set([500]));
});

it('what a person has to mend is told at once', async () => {
	const store = stored();
	const clock = new FakeClock();
	store.getStream = async () => {
		throw new ConfigurationError('The S3 keys may not read an object.');
	};
	expect(await thrownBy(() => read(store, reading({ clock })))).toMatchObject({
		kind: 'configuration',
	});
	expect(clock.waits).toEqual([]);
});

it('a failure of the receiver is no cut', async () => {
	const clock = new FakeClock();
	const error = await thrownBy(async () => {
		for await (const chunk of objectBytes(stored(), key, reading({ clock }))) {
			if (chunk.length > 0) throw new Error('the receiver failed');
		}
	});
	expect(error.message).toBe('the receiver failed');
	expect(clock.waits).toEqual([]);
});

describe('the object is not the one that was meant', () => {
	it('missing', async () => {
		expect(await thrownBy(() => read(new MemoryStore(), reading()))).toMatchObject({
			message: 'missing',
		});
	});

	it.each([
		['of another size', { bytes: 4_999, etag: '' }],
		['of another version', { bytes: 5_000, etag: 'other' }],
	])('%s', async (_case, version) => {
		const error = await thrownBy(() => read(stored(), reading({ version })));
		expect(error.message).toBe('changed');
	});

	it.each(['missing', 'changed'])('%s since it was cut', async (what) => {
		const store = stored();
		const clock = new FakeClock(undefined, () => {
			if (what === 'missing') store.objects.delete(key);
			else store.put(key, Buffer.alloc(5_000));
		});
		const error = await thrownBy(() => read(cutting(store, 700, cut), reading({ clock })));
		expect(error.message).toBe(what);
	});
});

it('an aborted signal ends a wait with its reason', async () => {
	const controller = new AbortController();
	const reason = new Error('stopped by the user');
	const clock = new FakeClock(undefined, () => controller.abort(reason));
	const { signal } = controller;
	const error = await thrownBy(() => read(cutting(stored(), 700, cut), reading({ clock, signal })));
	expect(error).toBe(reason);
});
