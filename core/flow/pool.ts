/**
 * Runs `work` over a source with at most `limit` in flight, and yields the results as they end.
 * The source is read only as fast as places come free. When one piece of work fails, nothing new
 * is started, what is in flight is awaited, and the first failure is thrown.
 */
export async function* mapConcurrently<T, R>(
	source: AsyncIterable<T>,
	limit: number,
	work: (value: T) => Promise<R>,
): AsyncGenerator<R> {
	const inFlight = new Map<symbol, Promise<{ id: symbol; result: R }>>();
	let hasFailed = false;
	const settleOne = async (): Promise<R> => {
		const { id, result } = await Promise.race(inFlight.values());
		inFlight.delete(id);
		return result;
	};

	try {
		for await (const value of source) {
			if (hasFailed) break;
			const id = Symbol('work');
			const settled = work(value).then((result) => ({ id, result }));
			// A failure is thrown by settleOne; until then it must not count as unhandled.
			settled.catch(() => (hasFailed = true));
			inFlight.set(id, settled);
			if (inFlight.size >= limit) yield await settleOne();
		}
		while (inFlight.size > 0) yield await settleOne();
	} finally {
		await Promise.allSettled(inFlight.values());
	}
}
