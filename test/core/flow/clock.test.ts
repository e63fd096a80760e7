import { systemClock } from '../../../core/flow/clock';
import { thrownBy } from './thrown';

it('an aborted sleep throws the reason of the signal', async () => {
	const controller = new AbortController();
	const sleep = thrownBy(() => systemClock.sleep(60_000, controller.signal));
	controller.abort(new Error('stopped by the user'));
	expect((await sleep).message).toBe('stopped by the user');
});

it('a sleep lasts as long as asked', async () => {
	const start = performance.now();
	await systemClock.sleep(20);
	expect(performance.now() - start).toBeGreaterThanOrEqual(18);
});
