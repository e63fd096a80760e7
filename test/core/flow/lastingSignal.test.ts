import { lastingSignal } from '../../../core/flow/lastingSignal';

const wait = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

it.each([false, true])(
	'follows a while later, with the same reason (already aborted: %j)',
	async (already) => {
		const controller = new AbortController();
		const reason = new Error('stopped by the user');
		if (already) controller.abort(reason);
		const { signal } = lastingSignal(controller.signal, 30);
		if (!already) controller.abort(reason);
		expect(signal?.aborted).toBe(false);
		await wait(60);
		expect(signal?.aborted).toBe(true);
		expect(signal?.reason).toBe(reason);
	},
);

it('released, it does not follow any more', async () => {
	const controller = new AbortController();
	const { signal, release } = lastingSignal(controller.signal, 10);
	controller.abort(new Error('stopped by the user'));
	release();
	await wait(30);
	expect(signal?.aborted).toBe(false);
});

it('no signal: none to follow', () => {
	expect(lastingSignal(undefined, 10).signal).toBeUndefined();
});
