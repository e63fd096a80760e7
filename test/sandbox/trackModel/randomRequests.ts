import { Dice } from './dice';
import { namesOf, type Names } from './names';
import { attributesObject, event, purchase } from './randomObjects';

const noObject = (dice: Dice): unknown => dice.pick<unknown>([null, 5, 'a', [], {}]);

/** Mostly few objects, sometimes as many as are allowed or one more. */
const objectCount = (dice: Dice): number =>
	dice.oneOf(
		[30, () => dice.between(1, dice.pick([6, 20, 20]))],
		[1, () => 75],
		[1, () => 76],
		[1, () => 0],
	);

function request(dice: Dice, names: Names): object {
	const arrays: { attributes?: unknown[]; events?: unknown[]; purchases?: unknown[] } = {};
	const put = (name: keyof typeof arrays, object: unknown): void => {
		(arrays[name] ??= []).push(dice.chance(0.01) ? noObject(dice) : object);
	};
	for (let left = objectCount(dice); left > 0; left -= 1) {
		dice.oneOf(
			[6, () => put('attributes', attributesObject(dice, names))],
			[2, () => put('events', event(dice, names))],
			[2, () => put('purchases', purchase(dice, names))],
		);
	}
	return dice.chance(0.01) ? { ...arrays, events: dice.pick<unknown>([null, {}, 'a']) } : arrays;
}

/** Requests about the same few people, good and bad, one after the other. */
export function randomRequests(seed: number): object[] {
	const dice = new Dice(seed);
	const names = namesOf(seed);
	return dice.times(dice.between(1, 4), () => request(dice, names));
}

/** A last request about them, when their braze_id can be known. */
export function randomLastRequest(seed: number): object {
	const names = namesOf(seed);
	return request(new Dice(-seed), { ...names, brazeIds: names.externalIds });
}
