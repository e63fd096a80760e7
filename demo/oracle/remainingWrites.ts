import { textsOf } from './brazeValue';
import type { PropertyWrite } from './importWrites';
import { fittingTexts } from './propertyKinds';
import type { BrazeUser } from './state';

const PREFIX = 'braze_';

/** Custom attributes that lines of the mapping or its identifiers speak of. */
const MAPPED_ATTRIBUTES = [
	'blueconic_profile_id',
	'favourite_categories',
	'last_order_at',
	'loyalty_tier',
	'nickname',
	'points',
	'vip',
];

/** Standard fields that are neither mapped nor left out on purpose. */
const REMAINING_FIELDS = ['dob', 'gender', 'language', 'phone', 'time_zone'];
const LEFT_OUT_ATTRIBUTES = ['orders', 'plan'];

const KNOWN_ATTRIBUTES = new Set([...MAPPED_ATTRIBUTES, ...LEFT_OUT_ATTRIBUTES]);

function written(name: string, value: unknown): readonly PropertyWrite[] {
	const property = `${PREFIX}${name}`;
	const values = fittingTexts(property, textsOf(value));
	return values.length > 0 ? [{ property, merge: 'set', values }] : [];
}

/** What goes to the property of the same name, with the prefix. */
export function remainingWritesOf({
	fields,
	customAttributes,
}: BrazeUser): readonly PropertyWrite[] {
	const attributes = [...customAttributes].filter(([name]) => !KNOWN_ATTRIBUTES.has(name));
	return [
		...REMAINING_FIELDS.flatMap((name) => written(name, fields.get(name))),
		...attributes.flatMap(([name, value]) => written(name, value)),
	];
}
