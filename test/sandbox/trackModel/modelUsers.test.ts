import { brazeIdOf } from './person';
import { TrackModel } from './trackModel';
import { newWorkspace } from './workspace';

const NOW = Date.UTC(2026, 0, 1);
const TIME = '2020-07-10T15:00:00Z';
const ALIAS = { alias_name: 'a', alias_label: 'shop' };
const event = { external_id: '1', name: 'viewed', time: TIME };
const purchase = { external_id: '1', product_id: 'shoe', currency: 'USD', price: 2.5, time: TIME };

const newModel = (): TrackModel =>
	new TrackModel(
		newWorkspace({ now: NOW, blockedExternalIds: ['nobody'], blocklistedEvents: ['secret'] }),
	);

describe('the model: which users there are', () => {
	test.each([
		{
			name: 'an unknown external id',
			objects: [{ external_id: '1' }],
			expected: [{ external_id: '1' }],
		},
		{
			name: 'an unknown external id, update only',
			objects: [{ external_id: '1', _update_existing_only: true }],
			expected: [],
		},
		{ name: 'an unknown alias', objects: [{ user_alias: ALIAS }], expected: [] },
		{
			name: 'an unknown alias, not update only',
			objects: [{ user_alias: ALIAS, _update_existing_only: false }],
			expected: [{ user_aliases: [ALIAS] }],
		},
		{
			name: 'an unknown e-mail',
			objects: [{ email: 'a@example.org' }],
			expected: [{ email: 'a@example.org' }],
		},
		{
			name: 'e-mail before phone',
			objects: [{ phone: '+311' }, { email: 'a@example.org', phone: '+311' }],
			expected: [{ phone: '+311' }, { email: 'a@example.org', phone: '+311' }],
		},
		{
			name: 'a known braze_id',
			objects: [{ external_id: '1' }, { braze_id: brazeIdOf('1'), score: 1 }],
			expected: [{ external_id: '1', custom_attributes: { score: 1 } }],
		},
		{ name: 'an unknown braze_id', objects: [{ braze_id: 'x' }], expected: [] },
		{
			name: 'two with one e-mail: the identified one',
			objects: [
				{ email: 'a@example.org' },
				{ external_id: '1', email: 'a@example.org' },
				{ email: 'a@example.org', score: 1 },
			],
			expected: [
				{ email: 'a@example.org' },
				{ external_id: '1', email: 'a@example.org', custom_attributes: { score: 1 } },
			],
		},
		{
			name: 'two identified with one e-mail: the last one updated',
			objects: [
				{ external_id: '1', email: 'a@example.org' },
				{ external_id: '2', email: 'a@example.org' },
				{ external_id: '1' },
				{ email: 'a@example.org', score: 1 },
			],
			expected: [
				{ external_id: '1', email: 'a@example.org', custom_attributes: { score: 1 } },
				{ external_id: '2', email: 'a@example.org' },
			],
		},
	])('$name', ({ objects, expected }) => {
		const model = newModel();
		const answer = model.track({ attributes: objects });
		expect(answer.body).toEqual({ message: 'success', attributes_processed: objects.length });
		expect(model.users()).toEqual(expected);
	});
});

describe('the model: fields', () => {
	test.each([
		{ name: 'null clears', objects: [{ first_name: 'Ann' }, { first_name: null }], expected: {} },
		{ name: 'no country', objects: [{ country: 'NL' }, { country: 'Atlantis' }], expected: {} },
		{
			name: 'no language',
			objects: [{ language: 'nl' }, { language: 'Klingon' }],
			expected: {},
		},
		{ name: 'no gender', objects: [{ gender: 'F' }, { gender: 'X' }], expected: { gender: 'F' } },
		{
			name: 'no birthday',
			objects: [{ dob: '1990-02-28' }, { dob: '1990-02-30' }],
			expected: { dob: '1990-02-28' },
		},
		{ name: 'no time zone', objects: [{ time_zone: 'Europe/Atlantis' }], expected: {} },
		{
			name: 'a state',
			objects: [{ email_subscribe: 'opted_in' }],
			expected: { email_subscribe: 'opted_in' },
		},
	])('$name', ({ objects, expected }) => {
		const model = newModel();
		for (const object of objects) model.track({ attributes: [{ external_id: '1', ...object }] });
		expect(model.users()).toEqual([{ external_id: '1', ...expected }]);
	});

	test('a subscription group by external id goes to everyone with the e-mail', () => {
		const model = newModel();
		const group = { subscription_group_id: 'offers', subscription_state: 'unsubscribed' };
		const email = 'a@example.org';
		model.track({ attributes: [{ email }, { external_id: '2' }] });
		model.track({ attributes: [{ external_id: '1', email, subscription_groups: [group] }] });
		expect(model.users().map((user) => user.subscription_groups)).toEqual([
			[group],
			undefined,
			[group],
		]);
	});
});

describe('the model: events and purchases', () => {
	test.each([
		{
			name: 'the same event twice',
			events: [event, event],
			expected: [
				{
					name: 'viewed',
					first: '2020-07-10T15:00:00.000Z',
					last: '2020-07-10T15:00:00.000Z',
					count: 2,
				},
			],
		},
		{
			name: 'an earlier event',
			events: [event, { ...event, time: '2020-01-01' }],
			expected: [
				{
					name: 'viewed',
					first: '2020-01-01T00:00:00.000Z',
					last: '2020-07-10T15:00:00.000Z',
					count: 2,
				},
			],
		},
		{
			name: 'an event to come',
			events: [{ ...event, time: '2999-01-01' }],
			expected: [
				{
					name: 'viewed',
					first: '2026-01-01T00:00:00.000Z',
					last: '2026-01-01T00:00:00.000Z',
					count: 1,
				},
			],
		},
		{ name: 'a blocklisted event', events: [{ ...event, name: 'secret' }], expected: undefined },
	])('$name', ({ events, expected }) => {
		const model = newModel();
		model.track({ events });
		expect(model.users()).toEqual([{ external_id: '1', custom_events: expected }]);
	});

	test('purchases count and make revenue by their quantity', () => {
		const model = newModel();
		model.track({ purchases: [purchase, { ...purchase, quantity: 3, price: 1 }] });
		const [user] = model.users();
		expect(user).toMatchObject({ total_revenue: 5.5, purchases: [{ name: 'shoe', count: 4 }] });
	});
});

describe('the model: answers', () => {
	const REQUIRED = "'external_id', 'braze_id', 'user_alias', 'email' or 'phone' is required";

	test.each([
		{ name: 'no identifier', object: { score: 1 }, type: REQUIRED },
		{ name: 'an empty external id', object: { external_id: '' }, type: REQUIRED },
		{
			name: 'a blocked user',
			object: { external_id: 'nobody' },
			type: 'provided external_id is blacklisted and disallowed',
		},
		{
			name: 'no subscription state',
			object: { external_id: '1', email_subscribe: 'maybe' },
			type: "'email_subscribe' must be ",
		},
	])('$name among good attributes', ({ object, type }) => {
		const answer = newModel().track({ attributes: [{ external_id: '1' }, object] });
		expect(answer).toEqual({
			status: 201,
			body: {
				message: 'success',
				attributes_processed: 1,
				errors: [{ type, input_array: 'attributes', index: 1 }],
			},
		});
	});

	test.each([
		{ name: 'an event without a name', inputArray: 'events', object: { ...event, name: '' } },
		{ name: 'an event without a time', inputArray: 'events', object: { ...event, time: 'soon' } },
		{
			name: 'a reserved property',
			inputArray: 'events',
			object: { ...event, properties: { time: 1 } },
		},
		{
			name: 'a quantity over 100',
			inputArray: 'purchases',
			object: { ...purchase, quantity: 101 },
		},
		{ name: 'a price in words', inputArray: 'purchases', object: { ...purchase, price: '5' } },
		{ name: 'no currency', inputArray: 'purchases', object: { ...purchase, currency: 'XQX' } },
	])('$name alone is refused', ({ inputArray, object }) => {
		const answer = newModel().track({ [inputArray]: [object] });
		expect(answer.status).toBe(400);
		expect(answer.body.errors).toMatchObject([{ input_array: inputArray, index: 0 }]);
	});

	test.each([
		{ count: 75, status: 201 },
		{ count: 76, status: 400 },
	])('$count objects: $status', ({ count, status }) => {
		const answer = newModel().track({
			attributes: Array(40).fill({ external_id: '1' }),
			events: Array(count - 40).fill(event),
		});
		expect(answer.status).toBe(status);
	});
});
