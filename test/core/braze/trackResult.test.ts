import { trackOutcome } from '../../../core/braze/trackResult';
import { answer } from '../flow/cannedHttp';

const invalid = (index: number, more: object = {}) => ({
	type: `'email' is not valid`,
	input_array: 'attributes',
	index,
	...more,
});
const NOTHING_VALID =
	"Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.";

it.each<[string, number, unknown, readonly (readonly [number, string])[], number]>([
	['success', 201, { message: 'success', attributes_processed: 3 }, [], 0],
	['success with 200', 200, { message: 'success' }, [], 0],
	['no errors', 201, { message: 'success', errors: [] }, [], 0],
	[
		'one refused',
		201,
		{ message: 'success', attributes_processed: 2, errors: [invalid(1)] },
		[[1, `'email' is not valid`]],
		0,
	],
	[
		'some refused',
		201,
		{ errors: [invalid(2), invalid(0)] },
		[
			[0, `'email' is not valid`],
			[2, `'email' is not valid`],
		],
		0,
	],
	[
		'one refused twice counts once',
		201,
		{ errors: [invalid(1, { type: 'first' }), invalid(1, { type: 'second' })] },
		[[1, 'first']],
		0,
	],
	['without the name of the array', 201, { errors: [{ type: 'bad', index: 0 }] }, [[0, 'bad']], 0],
	['a place beyond the request', 201, { errors: [invalid(3)] }, [], 3],
	[
		'a place beyond, one within',
		201,
		{ errors: [invalid(3), invalid(0)] },
		[[0, `'email' is not valid`]],
		2,
	],
	['a place below zero', 201, { errors: [invalid(-1)] }, [], 3],
	['half a place', 201, { errors: [invalid(0.5)] }, [], 3],
	['a place in another array', 201, { errors: [invalid(0, { input_array: 'events' })] }, [], 3],
	['an entry without a place', 201, { errors: [{ type: 'bad' }] }, [], 3],
	['an entry that is a text', 201, { errors: ['bad'] }, [], 3],
	['a text beside a place', 201, { errors: ['bad', invalid(2)] }, [[2, `'email' is not valid`]], 2],
	['a success that is no JSON', 201, '<html>', [], 3],
	['a success without a body', 201, '', [], 3],
	['a success with other errors', 201, { errors: { email: 'bad' } }, [], 3],
	[
		'all refused',
		400,
		{ message: NOTHING_VALID, errors: [invalid(0), invalid(1), invalid(2)] },
		[0, 1, 2].map((place) => [place, `'email' is not valid`] as const),
		0,
	],
	[
		'400 that names one',
		400,
		{ message: NOTHING_VALID, errors: [invalid(1)] },
		[[1, `'email' is not valid`]],
		0,
	],
])('%s', (_case, status, body, refused, unknown) => {
	const outcome = trackOutcome(answer(status, body), 3);
	const places = Array.from(outcome?.refused ?? [], ([place, { message }]) => [place, message]);
	expect(places.sort()).toEqual(refused);
	expect(outcome?.unknown.size).toBe(unknown);
	expect(outcome?.counts).toEqual({ accepted: 3 - refused.length - unknown });
});

it.each<[string, number, unknown]>([
	['400 about the request', 400, { message: 'Max Input Length Exceeded' }],
	['400 with no errors', 400, { message: 'Bad Request', errors: [] }],
	['400 that is no JSON', 400, 'Bad Request'],
	['401', 401, { message: 'Unauthorized', errors: [invalid(0)] }],
	['413', 413, {}],
	['429', 429, { message: 'Rate Limited' }],
	['500', 500, '<html>'],
	['301', 301, ''],
])('%s is about the request, not about rows', (_case, status, body) => {
	expect(trackOutcome(answer(status, body), 3)).toBeUndefined();
});

it('long words of Braze are cut', () => {
	const outcome = trackOutcome(answer(201, { errors: [invalid(0, { type: 'x'.repeat(999) })] }), 1);
	expect(outcome?.refused.get(0)?.message).toHaveLength(201);
});

it('rows that the answer leaves open are named, each with its reason', () => {
	const outcome = trackOutcome(answer(201, { errors: ['bad', invalid(1)] }), 3);
	const note = { reason: 'brazeUnclear', message: expect.stringContaining('does not say') };
	expect([...(outcome?.unknown ?? [])]).toEqual([
		[0, note],
		[2, note],
	]);
});
