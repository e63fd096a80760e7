import type { ToBlueConicMapping } from '../../../../core/mapping/model/toBlueConicMapping';
import {
	catalogueOf,
	custom,
	entryOf,
	identifier,
	mapUser,
	rulesOf,
	standard,
} from './testMapping';

type Identifiers = ToBlueConicMapping['identifiers'];

const profileId = (name: string): Identifiers[number] => ({
	field: custom(name),
	target: { kind: 'profileId' },
});

describe('identifiers', () => {
	const two = [
		identifier(standard('external_id'), 'external'),
		identifier(standard('email'), 'email'),
	];
	const withId = [profileId('bc'), ...two];
	const external = { id: 'external', value: 'e' };
	const email = { id: 'email', value: 'm@x.y' };
	const both = { external_id: 'e', email: 'm@x.y' };
	const bc = { custom_attributes: { bc: 'uuid' } };

	it.each<[string, Identifiers, object, object]>([
		['both', two, both, { matching: [[external], [email]] }],
		['one of them', two, { email: 'm@x.y' }, { matching: [[email]] }],
		['blank is none', two, { external_id: ' ', email: 'm@x.y' }, { matching: [[email]] }],
		['a number', two, { external_id: 12 }, { matching: [[{ id: 'external', value: '12' }]] }],
		[
			'a number beyond 2^53',
			two,
			{ external_id: 9007199254740993n },
			{ matching: [[{ id: 'external', value: '9007199254740993' }]] },
		],
		['profile ID', withId, bc, { profileId: 'uuid' }],
		[
			'profile ID and others',
			withId,
			{ ...both, ...bc },
			{
				profileId: 'uuid',
				matching: [[external], [email]],
			},
		],
		['profile ID missing', withId, both, { matching: [[external], [email]] }],
		['none', withId, { phone: '1' }, { skip: 'noIdentifier' }],
		['no identifiers', [], both, { skip: 'noIdentifier' }],
	])('any: %s', (_case, identifiers, user, expected) => {
		const entry = entryOf(mapUser(user, { identifiers }).mapped);
		expect(entry).toMatchObject(expected);
		expect(Object.hasOwn(Object(entry), 'matching')).toBe('matching' in expected);
		expect(Object.hasOwn(Object(entry), 'profileId')).toBe('profileId' in expected);
	});

	it.each<[string, Identifiers, object, object]>([
		['both', two, both, { matching: [[external, email]] }],
		['one of them', two, { email: 'm@x.y' }, { skip: 'identifierMissing' }],
		[
			'profile ID and others',
			withId,
			{ ...both, ...bc },
			{
				profileId: 'uuid',
				matching: [[external, email]],
			},
		],
		['profile ID missing', withId, both, { skip: 'identifierMissing' }],
		['only profile ID', withId, bc, { skip: 'identifierMissing' }],
		['none', withId, {}, { skip: 'noIdentifier' }],
	])('all: %s', (_case, identifiers, user, expected) => {
		const entry = entryOf(mapUser(user, { identifiers, match: 'all' }).mapped);
		expect(entry).toMatchObject(expected);
	});

	it('the first of several values counts, and is told', () => {
		const { mapped, warnings } = mapUser(
			{ external_id: ['', 'a', 'b'], custom_attributes: { bc: ['u', 'v'] } },
			{ identifiers: withId },
		);
		expect(entryOf(mapped)).toMatchObject({
			profileId: 'u',
			matching: [[{ id: 'external', value: 'a' }]],
			properties: [{ id: 'external', values: ['a'], strategy: 'SET' }],
		});
		expect(warnings).toEqual([
			'severalValuesFirstSent (profileId)',
			'severalValuesFirstSent (external)',
		]);
	});

	it('one that does not fit its property finds no profile', () => {
		const { mapped, warnings } = mapUser(
			{ external_id: 'e', email: 'none' },
			{ identifiers: two },
			catalogueOf({ external: 'text', email: 'email' }),
		);
		expect(entryOf(mapped)).toMatchObject({
			matching: [[external]],
			properties: [{ id: 'external', values: ['e'], strategy: 'SET' }],
		});
		expect(warnings).toEqual(['notAnEmail (email)']);
	});

	it('a row for the same property decides how it is written', () => {
		const rows = [
			{ field: standard('email'), property: 'email', strategy: 'setIfEmpty', type: 'text' },
		] as const;
		expect(rulesOf(mapUser({ email: 'm' }, { identifiers: two, rows }).mapped)).toEqual([
			{ id: 'email', values: ['m'], strategy: 'SET_IF_EMPTY' },
		]);
	});

	it('a row that writes nothing leaves the property to the identifier', () => {
		const rows = [
			{ field: standard('phone'), property: 'email', strategy: 'set', type: 'text' },
		] as const;
		expect(rulesOf(mapUser({ email: 'm' }, { identifiers: two, rows }).mapped)).toEqual([
			{ id: 'email', values: ['m'], strategy: 'SET' },
		]);
	});

	it('two fields that find one property write it once', () => {
		const identifiers = [
			identifier(standard('external_id'), 'id'),
			identifier(standard('braze_id'), 'id'),
		];
		const { mapped } = mapUser({ external_id: 'e', braze_id: 'b' }, { identifiers });
		expect(entryOf(mapped)).toMatchObject({
			matching: [[{ id: 'id', value: 'e' }], [{ id: 'id', value: 'b' }]],
			properties: [{ id: 'id', values: ['e'], strategy: 'SET' }],
		});
	});
});
