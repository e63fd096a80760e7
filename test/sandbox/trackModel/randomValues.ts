import type { Dice } from './dice';

const LONG_TEXT = 'x'.repeat(256);
/** 255 characters, but more bytes and more halves of surrogate pairs. */
const LONGEST_TEXT = '😀'.repeat(255);

const DATES = [
	'2020-07-10',
	'2020-07-10T15:00:00',
	'2020-07-10T15:00:00Z',
	'2020-07-10T15:00:00.250Z',
	'2020-07-10T15:00:00+02:00',
	'2020-07-10T15:00-03',
	'2020-07-10T15:00:00:250+0000',
	'2020-07-10 15:00:00',
	'07/10/2020',
	'12-1-2021',
	'Fri 07 10 15:00:00.UTC 2020',
	'31-12-2020',
	'3000-12-31',
	'0001-01-01',
];
const NO_DATES = [
	'3001-01-01',
	'-0044-03-15',
	'2020-02-30',
	'2020-13-01',
	'13/01/2020',
	'12-31-2020',
	'7/1/2020',
	'10000-01-01',
	'2020-07-10T25:00:00Z',
	'20200710',
	'2020',
];
const TEXTS = [
	'',
	'a',
	'b',
	'c',
	'abc',
	'true',
	'T',
	'f',
	'0',
	'1',
	'12.5',
	'naïve ✓',
	LONGEST_TEXT,
];
const NUMBERS = [0, 1, 2, 7, -3, 1.5, 1e12];
const KEYS = ['id', 'kind', 'size', '__proto__', 'constructor'];
const BAD_KEYS = ['two words', 'a.b', '$price', LONG_TEXT];

const text = (dice: Dice): string =>
	dice.oneOf(
		[6, () => dice.pick(TEXTS)],
		[3, () => dice.pick(DATES)],
		[1, () => dice.pick(NO_DATES)],
		[1, () => LONG_TEXT],
	);

const scalar = (dice: Dice): unknown =>
	dice.oneOf<unknown>(
		[4, () => text(dice)],
		[3, () => dice.pick(NUMBERS)],
		[2, () => dice.chance(0.5)],
	);

/** Mostly few different values, so that they meet again. */
const element = (dice: Dice): unknown =>
	dice.oneOf<unknown>(
		[8, () => dice.pick(['a', 'b', 'c', 1, 2, true])],
		[4, () => dice.pick(['v1', 'v2', 'v3', 'v4', 'v5']) + String(dice.between(0, 9))],
		[1, () => text(dice)],
	);

const list = (dice: Dice): unknown[] =>
	dice.times(dice.chance(0.1) ? dice.between(24, 32) : dice.between(0, 5), () => element(dice));

const badList = (dice: Dice): unknown[] => [
	...list(dice),
	dice.pick([null, ['a'], { id: 1 }, { $time: '2020-07-10' }]),
	...list(dice),
];

/** `Object.fromEntries`, because `__proto__` is to be a key like others. */
const object = (dice: Dice, depth: number): unknown =>
	Object.fromEntries(
		dice.times(dice.between(0, 3), () => [dice.pick(KEYS), nested(dice, depth - 1)]),
	);

const nested = (dice: Dice, depth: number): unknown =>
	dice.oneOf<unknown>(
		[6, () => dice.pick(['a', 'b', 1, 2, true, '2020-07-10'])],
		[1, () => ({ $time: dice.pick(DATES) })],
		[depth > 0 ? 3 : 0, () => object(dice, depth)],
		[depth > 0 ? 1 : 0, () => dice.times(dice.between(0, 3), () => nested(dice, 0))],
		[0.3, () => badNested(dice)],
	);

const badNested = (dice: Dice): unknown =>
	dice.pick<unknown>([
		null,
		LONG_TEXT,
		{ $time: null },
		{ $time: 'soon' },
		{ $time: '3001-01-01' },
		{ $time: 5 },
		{ $time: '2020-07-10', id: 1 },
		{ [dice.pick(BAD_KEYS)]: 1 },
	]);

/** About 60 KB, so that two of them merged are too large. */
const largeObject = (dice: Dice): unknown => ({
	[dice.pick(KEYS.slice(0, 3))]: dice.times(dice.pick([240, 240, 420]), () => 'y'.repeat(250)),
});

const objects = (dice: Dice): unknown[] =>
	dice.times(dice.between(1, 3), () => ({ id: dice.between(1, 3), kind: nested(dice, 1) }));

const increment = (dice: Dice): unknown => ({
	inc: dice.pick<unknown>([1, 2, -1, -7, 0, 1, 1, 1.5, '1', null]),
});

const listUpdate = (dice: Dice): unknown =>
	dice.oneOf<unknown>(
		[4, () => ({ add: list(dice) })],
		[3, () => ({ remove: list(dice) })],
		[2, () => ({ add: list(dice), remove: list(dice) })],
		[1, () => ({ add: dice.pick<unknown>(['a', null, badList(dice)]) })],
		[1, () => ({ remove: dice.pick<unknown>(['a', null]) })],
	);

const picked = (dice: Dice): object => ({
	$identifier_key: dice.pick(['id', 'id', 'id', 'kind']),
	$identifier_value: dice.pick<unknown>([1, 2, 3, 'a']),
});

const objectsUpdate = (dice: Dice): unknown => ({
	...(dice.chance(0.5) && { $add: objects(dice) }),
	...(dice.chance(0.4) && { $remove: dice.times(dice.between(1, 2), () => picked(dice)) }),
	...(dice.chance(0.5) && {
		$update: dice.times(dice.between(1, 2), () => ({
			...picked(dice),
			$new_object: object(dice, 2),
		})),
	}),
	...(dice.chance(0.05) && { $add: dice.pick<unknown>(['a', null, [1], [{ id: null }]]) }),
	...(dice.chance(0.05) && { $remove: [{ $identifier_key: 'id' }] }),
	...(dice.chance(0.05) && { $update: [picked(dice)] }),
});

/** Anything that could be sent as an attribute, good or bad. */
const anything = (dice: Dice): unknown =>
	dice.oneOf<unknown>(
		[6, () => scalar(dice)],
		[2, () => null],
		[3, () => list(dice)],
		[0.5, () => badList(dice)],
		[3, () => object(dice, 3)],
		[0.3, () => ({ $time: dice.pick(DATES) })],
		[2, () => objects(dice)],
		[3, () => increment(dice)],
		[3, () => listUpdate(dice)],
		[3, () => objectsUpdate(dice)],
	);

/** What some attributes are mostly sent, so that one value builds on another. */
const MOSTLY = new Map<string, (dice: Dice) => unknown>([
	['score', (dice) => (dice.chance(0.3) ? dice.pick(NUMBERS) : increment(dice))],
	['tags', (dice) => (dice.chance(0.2) ? list(dice) : listUpdate(dice))],
	['pets', (dice) => (dice.chance(0.3) ? objects(dice) : objectsUpdate(dice))],
	['home', (dice) => object(dice, 3)],
	['archive', largeObject],
]);

/** A value for the attribute, good or bad. */
export function randomValue(dice: Dice, attribute: string): unknown {
	const mostly = MOSTLY.get(attribute);
	return mostly === undefined || dice.chance(0.1) ? anything(dice) : mostly(dice);
}

/** A time of something that happened, or was said to. */
export const randomTime = (dice: Dice): unknown =>
	dice.oneOf<unknown>(
		[8, () => `202${dice.between(0, 5)}-0${dice.between(1, 9)}-1${dice.between(0, 9)}T10:00:00Z`],
		[2, () => dice.pick(DATES.slice(0, 5))],
		[1, () => '2999-01-01T00:00:00Z'],
		[0.3, () => dice.pick<unknown>(['soon', '', 5, null, '2020-02-30T10:00:00Z'])],
	);
