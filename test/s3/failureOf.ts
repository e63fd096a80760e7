/** What a piece of work failed with, or `undefined` when it did not. */
export const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
	await work.then(
		() => undefined,
		(error: unknown) => error,
	);
