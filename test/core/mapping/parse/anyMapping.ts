import fc from 'fast-check';

import { trackFields, exportFieldNames } from '../../../../core/braze/fieldCatalogue';
import { occurrenceValues, type BrazeField } from '../../../../core/mapping/model/brazeField';
import type { BrazeTarget } from '../../../../core/mapping/model/brazeTarget';
import { tellings, type ProfileSource } from '../../../../core/mapping/model/profileSource';
import {
	blueConicValueTypes,
	mergeStrategies,
	type ToBlueConicRow,
} from '../../../../core/mapping/model/toBlueConicMapping';
import {
	brazeValueTypes,
	updateStyles,
	type ToBrazeRow,
} from '../../../../core/mapping/model/toBrazeMapping';

/** What a person may type as a name: anything but nothing, without blanks around it. */
const name = fc
	.oneof(
		fc.string({ unit: 'grapheme', maxLength: 30 }),
		fc.constantFrom(
			'__proto__',
			'constructor',
			'a.b',
			'[x]',
			'{',
			'"',
			'a;b',
			'a,b\tc',
			'é\n漢',
			'\\.',
		),
	)
	.map((text) => text.trim())
	.filter((text) => text !== '');

const attribute = name.filter(
	(text) =>
		!text.startsWith('$') &&
		!trackFields.some((field) => field.name === text) &&
		!['external_id', 'braze_id', 'user_alias'].includes(text),
);
const key = name.map((text) => text.replace(/[\s.$]/g, '_'));

const field: fc.Arbitrary<BrazeField> = fc.oneof(
	fc.constantFrom(...exportFieldNames).map((one) => ({ kind: 'standard' as const, name: one })),
	name.map((one) => ({ kind: 'customAttribute' as const, name: one })),
	name.map((label) => ({ kind: 'alias' as const, label })),
	fc.record({
		kind: fc.constant('event' as const),
		name,
		value: fc.constantFrom(...occurrenceValues),
	}),
	fc.record({
		kind: fc.constant('purchase' as const),
		product: name,
		value: fc.constantFrom(...occurrenceValues),
	}),
	fc.record({
		kind: fc.constant('campaign' as const),
		nameOrId: name,
		path: fc.constantFrom<readonly string[]>([], ['converted'], ['engaged', 'opened_email']),
	}),
	name.map((one) => ({ kind: 'path' as const, path: ['devices', one] })),
);

const as = fc.constantFrom(...tellings);

const source: fc.Arbitrary<ProfileSource> = fc.oneof(
	name.map((property) => ({ kind: 'property' as const, property })),
	fc.constantFrom({ kind: 'profileId' as const }, { kind: 'permissionLevel' as const }),
	fc.record({ kind: fc.constant('segments' as const), as, chosen: fc.uniqueArray(name) }),
	fc.record({
		kind: fc.constantFrom('viewedInteractions', 'consentedObjectives', 'refusedObjectives'),
		as,
	}),
	fc
		.string({ unit: 'grapheme' })
		.filter((text) => text.trim() !== '')
		.map((text) => ({ kind: 'staticText' as const, text })),
);

const target: fc.Arbitrary<BrazeTarget> = fc.oneof(
	fc.constantFrom(...trackFields).map((one) => ({ kind: 'standard' as const, name: one.name })),
	attribute.map((one) => ({ kind: 'customAttribute' as const, name: one })),
	fc
		.tuple(attribute, fc.array(key, { minLength: 1, maxLength: 3 }))
		.map(([first, rest]) => ({ kind: 'nested' as const, path: [first, ...rest] })),
	name.map((id) => ({ kind: 'subscriptionGroup' as const, id })),
);

/** Rows that could be in some mapping, though not all of them in one. */
export const anyToBrazeRow: fc.Arbitrary<ToBrazeRow> = fc.record({
	source,
	target,
	style: fc.constantFrom(...updateStyles),
	type: fc.constantFrom(...brazeValueTypes),
	whenEmpty: fc.constantFrom('leave', 'clear'),
	identifierKey: fc.oneof(fc.constant(''), name),
});

export const anyToBlueConicRow: fc.Arbitrary<ToBlueConicRow> = fc.record({
	field,
	property: name,
	strategy: fc.constantFrom(...mergeStrategies),
	type: fc.constantFrom(...blueConicValueTypes),
});
