import type { RuleTable } from './rule';
import { trackRules } from './trackRules';

const TRACK = 'https://www.braze.com/docs/api/endpoints/user_data/post_user_track';
const ATTRIBUTES = 'https://www.braze.com/docs/api/objects_filters/user_attributes_object';

const identity = trackRules('Users', TRACK);
const field = trackRules('Fields', ATTRIBUTES);

export const BRAZE_USERS: RuleTable = {
	title: 'Braze: users and their standard fields',
	rules: [
		identity(
			'Unknown users are ignored with `_update_existing_only`, and count as processed',
			'users created by an external id, existing only that nobody has',
			['track/readObject.ts', "typeof flag === 'boolean' ? flag : ", ''],
		),
		identity(
			'For aliases `_update_existing_only` is the default',
			'users created by an alias that nobody has',
			['track/readObject.ts', "kind === 'user_alias'", 'false'],
		),
		identity(
			'`_update_existing_only: false` creates a user who has an alias only',
			'users created by an alias, not existing only that nobody has',
			['track/readObject.ts', "typeof flag === 'boolean' ? flag", 'flag === true ? flag'],
		),
		identity(
			'A Braze id creates no user: `unknownBrazeId`',
			'users created by a Braze id that nobody has',
			['users/userStore.ts', "isBrazeId && this.settings.unknownBrazeId === 'ignored'", 'false'],
			'unknown: unknownBrazeId',
		),
		identity(
			'A Braze id creates a user: `unknownBrazeId`',
			'a setting lets a Braze id create a user',
			['users/userStore.ts', "this.settings.unknownBrazeId === 'ignored'", 'true'],
			'unknown: unknownBrazeId',
		),
		identity(
			'E-mail addresses and phone numbers create users without external id or alias',
			'users created by a phone number that nobody has',
			['users/userStore.ts', 'if (isBrazeId &&', "if (kind !== 'external_id' &&"],
		),
		identity(
			'An alias is found by name and label',
			'a user created by an alias has it, and is found by it',
			['users/userStore.ts', 'JSON.stringify([alias_label, alias_name])', 'alias_name'],
		),
		identity(
			'Of e-mail and phone the e-mail is the identifier',
			'of e-mail and phone the e-mail is the identifier',
			['users/identifier.ts', 'if (email !== undefined) return', 'if (email === phone) return'],
		),
		identity(
			'E-mail and phone beside an external id are fields',
			'e-mail and phone beside an external id are fields',
			[
				'users/identifier.ts',
				'return kind ? readStrongIdentifier(kind, object[kind]) : readContactIdentifier(object);',
				'return readContactIdentifier(object) ?? (kind && readStrongIdentifier(kind, object[kind]));',
			],
		),
		identity(
			'Of users with one e-mail address those with an external id come first',
			'a shared e-mail address finds identified users first, then the latest',
			['users/contactIndex.ts', 'if (oneIdentified !== otherIdentified)', 'if (false)'],
		),
		identity(
			'Of those with an external id the most recently updated comes first',
			'a shared e-mail address finds identified users first, then the latest',
			[
				'users/contactIndex.ts',
				'one.updateNumber >= other.updateNumber',
				'one.updateNumber < other.updateNumber',
			],
		),
		identity(
			'Null takes away neither external id nor alias',
			'null takes away neither external id nor alias',
			['users/identifier.ts', '(object[kind] ?? null) !== null', 'object[kind] !== undefined'],
			ATTRIBUTES,
		),
		identity(
			'Subscription groups keep a state each',
			'subscription groups each group keeps its last state',
			[
				'users/subscriptionGroups.ts',
				'states.map((state) => [state.subscription_group_id, state])',
				'[]',
			],
			ATTRIBUTES,
		),
		identity(
			'Subscription groups by external id change every user with the e-mail address',
			'subscription groups by external id they change everybody with the e-mail address',
			['users/userStore.ts', "			...email.allWith(user.fields.get('email')),\n", ''],
			ATTRIBUTES,
		),
		identity(
			'Subscription groups by external id change every user with the phone number',
			'subscription groups by external id they change everybody with the phone number',
			['users/userStore.ts', "			...phone.allWith(user.fields.get('phone')),\n", ''],
			'inferred',
		),
		field('A country is alpha-2, in any case', 'a country code', [
			'attributes/isoCountries.ts',
			'codes.get(given.toLowerCase())',
			'codes.get(given)',
		]),
		field('English names of countries are understood', 'an English country name', [
			'attributes/isoNames.ts',
			'codes.set((names.of(code) ?? code).toLowerCase(), code);',
			'',
		]),
		field('Another text as country clears', 'another text as country clears', [
			'attributes/standardFields.ts',
			'readCountry(given) ?? null',
			'readCountry(given)',
		]),
		field('A language is ISO 639-1, a region is left out', 'a language with a region', [
			'attributes/isoLanguages.ts',
			" ?? codes.get(name.replace(REGION, ''))",
			'',
		]),
		field('Another text as language clears', 'another text as language clears', [
			'attributes/standardFields.ts',
			'readLanguage(given) ?? null',
			'readLanguage(given)',
		]),
		field('Another gender than M, F, O, N and P is ignored', 'another gender is ignored', [
			'attributes/standardFields.ts',
			'GENDERS.includes(given) ? given : undefined',
			'given',
		]),
		field('A birthday is a day of the calendar', 'a birthday that does not exist is ignored', [
			'attributes/standardFields.ts',
			'readIsoTime(given) === undefined',
			'false',
		]),
		field('A birthday is YYYY-MM-DD', 'a birthday with a time is ignored', [
			'attributes/standardFields.ts',
			' || !CALENDAR_DAY.test(given)',
			'',
		]),
		field(
			'Only names of the IANA time zone database are set',
			'another text as time zone is ignored',
			['attributes/standardFields.ts', ' && isTimeZone(given)', ''],
		),
		field('Null clears a standard field', 'null clears an e-mail address', [
			'track/attributeWriter.ts',
			'given === null ||',
			'',
		]),
		field(
			'The order of coordinates in exports: `coordinates`',
			'the order of coordinates is a setting',
			['attributes/standardFields.ts', "coordinates === 'longitudeFirst'", 'true'],
			'unknown: coordinates',
		),
	],
};
