import fc from 'fast-check';
import { setImmediate as turn } from 'node:timers/promises';

import { mapConcurrently } from '../../../core/flow/pool';
import { collected, thrownBy } from './thrown';

async function* counting(to: number, read: number[] = []): AsyncGenerator<number> {
	for (let value = 0; value < to; value += 1) {
		read.push(value);
		yield value;
	}
}

const turns = async (count: number): Promise<void> => {
	for (let done = 0; done < count; done += 1) await turn();
};

describe('limit and results', () => {
	it('the limit is never exceeded and every result is delivered once', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.nat(3), { maxLength: 25 }),
				fc.integer({ min: 1, max: 6 }),
				async (durations, limit) => {
					let running = 0;
					let most = 0;
					const results = await collected(
						mapConcurrently(counting(durations.length), limit, async (value) => {
							running += 1;
							most = Math.max(most, running);
							await turns(durations[value] ?? 0);
							running -= 1;
							return value;
						}),
					);
					expect(most).toBeLessThanOrEqual(limit);
					expect(results.sort((one, other) => one - other)).toEqual([...durations.keys()]);
				},
			),
			{ numRuns: 60 },
		);
	});

	it('as many run at once as allowed', async () => {
		let running = 0;
		let most = 0;
		await collected(
			mapConcurrently(counting(9), 3, async () => {
				running += 1;
				most = Math.max(most, running);
				await turns(2);
				running -= 1;
			}),
		);
		expect(most).toBe(3);
	});

	it('an empty source ends', async () => {
		expect(await collected(mapConcurrently(counting(0), 4, async (value) => value))).toEqual([]);
	});
});

describe('back-pressure', () => {
	it('the source is read only as places come free', async () => {
		const read: number[] = [];
		const results = mapConcurrently(counting(100, read), 3, async (value) => value);
		await results.next();
		await turns(5);
		expect(read.length).toBeLessThanOrEqual(4);
		await results.next();
		await turns(5);
		expect(read.length).toBeLessThanOrEqual(5);
		await results.return(undefined);
	});

	it('a reader that stops early closes the source', async () => {
		let closed = false;
		async function* source() {
			try {
				yield* counting(100);
			} finally {
				closed = true;
			}
		}
		for await (const value of mapConcurrently(source(), 2, async (one) => one)) {
			expect(value).toBe(0);
			break;
		}
		expect(closed).toBe(true);
	});
});

describe('failure', () => {
	const unhandled: unknown[] = [];
	const note = (reason: unknown) => void unhandled.push(reason);
	beforeAll(() => void process.on('unhandledRejection', note));
	afterAll(() => void process.off('unhandledRejection', note));

	it('what is in flight is awaited, then the first failure is thrown', async () => {
		const ended: number[] = [];
		const error = await thrownBy(() =>
			collected(
				mapConcurrently(counting(50), 4, async (value) => {
					await turns(value === 1 ? 1 : 6);
					if (value === 1) throw new Error('refused');
					ended.push(value);
				}),
			),
		);
		expect(error.message).toBe('refused');
		expect(ended.sort()).toEqual([0, 2, 3]);
	});

	it('nothing new is started, also while the source is slow and places are free', async () => {
		const started: number[] = [];
		async function* slow() {
			for await (const value of counting(6)) {
				yield value;
				await turns(4);
			}
		}
		await thrownBy(() =>
			collected(
				mapConcurrently(slow(), 5, async (value) => {
					started.push(value);
					await turn();
					throw new Error('refused');
				}),
			),
		);
		expect(started).toEqual([0]);
	});

	it('a source that fails is thrown after what is in flight has ended', async () => {
		let ended = 0;
		async function* broken() {
			yield 1;
			yield 2;
			throw new Error('the part is damaged');
		}
		const error = await thrownBy(() =>
			collected(
				mapConcurrently(broken(), 5, async () => {
					await turns(5);
					ended += 1;
				}),
			),
		);
		expect(error.message).toBe('the part is damaged');
		expect(ended).toBe(2);
	});

	it('work that fails later, or several at once, leaves no unhandled rejection', async () => {
		await thrownBy(() =>
			collected(
				mapConcurrently(counting(20), 5, async (value) => {
					await turns(value);
					throw new Error(`refused ${value}`);
				}),
			),
		);
		await turns(30);
		expect(unhandled).toEqual([]);
	});
});
