import { bulkOutcome, bulkResultSchema } from '../../../core/blueconic/bulkResult';

const parse = (results: unknown) => bulkResultSchema.parse(results);

it.each<[string, object, object]>([
	['CREATED', { accepted: 1, created: 1 }, {}],
	['MODIFIED', { accepted: 1, updated: 1 }, {}],
	['UNCHANGED', { unchanged: 1 }, {}],
	['SKIPPED', { skipped: 1 }, { SKIPPED: 1 }],
	['NOTFOUND', { skipped: 1 }, { NOTFOUND: 1 }],
	['CONSENT_MISMATCH', { skipped: 1 }, { CONSENT_MISMATCH: 1 }],
	['RESTRICTION_MISMATCH', { skipped: 1 }, { RESTRICTION_MISMATCH: 1 }],
])('%s counts as %j', (state, counts, skips) => {
	const outcome = bulkOutcome(parse([{ identifier: '1:1', state, profileId: 'p' }]), ['1:1']);
	expect(outcome).toEqual({ counts, refused: new Map(), unknown: new Map(), skips });
});

it.each(['DELETED', 'SOMETHING_NEW', '', 'constructor', '__proto__'])(
	'%p is no documented state: unknown, with the state',
	(state) => {
		const outcome = bulkOutcome(parse([{ identifier: '1:1', state, profileId: 'p' }]), ['1:1']);
		expect(outcome).toMatchObject({ counts: {}, refused: new Map(), skips: {} });
		const message = expect.stringContaining(`'${state}'`);
		expect([...outcome.unknown]).toEqual([[0, { reason: 'blueConicUnclear', message }]]);
	},
);

it.each<[string, object, string, RegExp]>([
	[
		'a value that is not valid',
		{ state: 'MODIFIED', validationErrors: { email: ['no e-mail', 'too long'] } },
		'blueConicValidation',
		/^email: no e-mail, too long$/,
	],
	[
		'several properties',
		{ state: 'SKIPPED', validationErrors: { a: ['x'], b: ['y'] } },
		'blueConicValidation',
		/^a: x; b: y$/,
	],
	['no right to write', { state: 'UNAUTHORIZED' }, 'blueConicUnauthorized', /give its role access/],
	[
		'long words',
		{ state: 'SKIPPED', validationErrors: { a: ['x'.repeat(999)] } },
		'blueConicValidation',
		/^a: x{197}…$/,
	],
])('%s is refused', (_case, result, reason, message) => {
	const outcome = bulkOutcome(parse([{ identifier: '1:1', ...result }]), ['1:1']);
	expect(outcome.counts).toEqual({});
	expect(outcome.skips).toEqual({});
	expect([...outcome.refused]).toEqual([[0, { reason, message: expect.stringMatching(message) }]]);
});

it('no validation errors are no refusal', () => {
	const results = parse([{ identifier: '1:1', state: 'CREATED', validationErrors: {} }]);
	expect(bulkOutcome(results, ['1:1']).counts).toEqual({ accepted: 1, created: 1 });
});

it('elements in another order name their entries', () => {
	const results = parse([
		{ identifier: '1:3', state: 'UNAUTHORIZED' },
		{ identifier: '1:1', state: 'NOTFOUND' },
		{ identifier: '1:2', state: 'CREATED' },
	]);
	const outcome = bulkOutcome(results, ['1:1', '1:2', '1:3']);
	expect([...outcome.refused.keys()]).toEqual([2]);
	expect(outcome.counts).toEqual({ skipped: 1, accepted: 1, created: 1 });
});

it.each<[string, unknown[], object, readonly number[]]>([
	[
		'an entry that nobody names',
		[{ identifier: '1:1', state: 'CREATED' }],
		{ accepted: 1, created: 1 },
		[1],
	],
	['elements without identifiers', [{ state: 'CREATED' }, { state: 'CREATED' }], {}, [0, 1]],
	['elements of other entries', [{ identifier: '9:9', state: 'CREATED' }], {}, [0, 1]],
	['no elements', [], {}, [0, 1]],
])('%s: unknown, row by row', (_case, results, counts, unknown) => {
	const outcome = bulkOutcome(parse(results), ['1:1', '1:2']);
	expect(outcome.counts).toEqual(counts);
	expect([...outcome.unknown.keys()]).toEqual(unknown);
});
