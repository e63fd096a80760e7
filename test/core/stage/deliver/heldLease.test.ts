import { PassingError } from '../../../../core/flow/syncError';
import { deliverParts } from '../../../../core/stage/deliver/deliverParts';
import { deliveredSoFar } from '../../../../core/stage/deliver/deliveredSoFar';
import { thrownBy } from '../../flow/thrown';
import { runKeys } from '../stagedRows';
import { service, settings, staged, stagedOnce } from './stagedParts';

it.each([
	['rows that may be repeated', staged(6)],
	['rows that may not', stagedOnce(6)],
])('nothing leaves once the lease is lost: %s', async (_case, { store, parts }) => {
	const { send, sent } = service();
	let asked = 0;
	const lost = new PassingError('Another execution goes on.');
	const requireHeld = (): void => {
		asked += 1;
		if (asked > 1) throw lost;
	};
	const context = { store, keys: runKeys, requireHeld };
	const error = await thrownBy(() => deliverParts(context, parts, settings(send)));
	expect(error).toBe(lost);
	expect(sent).toHaveLength(1);
	const { counts, notSent } = await deliveredSoFar({ store, keys: runKeys }, parts);
	expect({ unknown: counts.unknown, left: notSent + counts.accepted }).toEqual({
		unknown: 0,
		left: 6,
	});

	const rest = service();
	const result = await deliverParts({ store, keys: runKeys }, parts, settings(rest.send));
	expect(result.counts).toMatchObject({ accepted: 6, unknown: 0 });
	expect([...sent, ...rest.sent].flat().sort()).toEqual(
		Array.from({ length: 6 }, (_, line) => `1/${line + 1}`),
	);
});
