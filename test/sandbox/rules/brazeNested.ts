import type { RuleTable } from './rule';
import { trackRules } from './trackRules';

const CUSTOM = 'https://www.braze.com/docs/user_guide/data/custom_data/custom_attributes';
const NESTED = `${CUSTOM}/nested_custom_attribute_support`;
const OBJECTS = `${CUSTOM}/array_of_objects`;

const nested = trackRules('Nested', NESTED);
const objects = trackRules('Nested', OBJECTS);

export const BRAZE_NESTED: RuleTable = {
	title: 'Braze: nested custom attributes',
	rules: [
		nested('An object overwrites the one before', 'an object overwrites', [
			'attributes/attributeChange.ts',
			'object && mergesObjects && ',
			'object && ',
		]),
		nested('`_merge_objects` merges deeply', '_merge_objects merges deeply', [
			'attributes/mergeObjects.ts',
			'both ? mergeObjects(before, value) : value',
			'value',
		]),
		nested('Null in an object drops the nested update', 'null drops the whole nested update', [
			'attributes/nestedValue.ts',
			'if (!isScalar(given)) return undefined;',
			"if (!isScalar(given)) return 'null';",
		]),
		nested(
			'An over-long text in an object drops the nested update',
			'a text of 256 characters drops the whole nested update',
			[
				'attributes/nestedValue.ts',
				"typeof given === 'string' && isTooLong(given) ? undefined : given",
				'given',
			],
		),
		nested(
			'A badly dated `$time` drops the nested update',
			'no date in $time drops the whole nested update',
			[
				'attributes/nestedValue.ts',
				'readDateText(given) : undefined',
				'(readDateText(given) ?? given) : undefined',
			],
		),
		nested(
			'Keys have at most 255 characters',
			'a key of 256 characters drops the whole nested update',
			['attributes/nestedValue.ts', ' && !isTooLong(key)', ''],
		),
		...(
			[
				['spaces', 'a key with a space', '/[.$]/'],
				['dots', 'a key with a dot', '/[ $]/'],
				['$', 'a key with $', '/[ .]/'],
			] as const
		).map(([what, name, instead]) =>
			nested(`Keys have no ${what}`, `${name} drops the whole nested update`, [
				'attributes/nestedValue.ts',
				'/[ .$]/',
				instead,
			]),
		),
		trackRules('Dates', NESTED)('Dates in objects are written with `$time`', 'nested: a date', [
			'attributes/nestedValue.ts',
			'isTime(given) ? readTime(given[TIME_KEY]) : readNestedObject(given)',
			'readNestedObject(given)',
		]),
		nested('An object over 100 KB is dropped, with success', 'an object over 100 KB is dropped', [
			'attributes/attributeChange.ts',
			'isTooLarge(change) ? undefined : change',
			'change',
		]),
		objects('An array of objects over 100 KB is dropped', 'an array over 100 KB is dropped', [
			'attributes/attributeChange.ts',
			'!(isList(value) && isObject(value[0]))',
			'true',
		]),
		objects('`$add` adds objects', '$add', [
			'attributes/objectArray.ts',
			'[...list, ...added]',
			'list',
		]),
		objects('`$remove` takes out what has the value under the key', '$remove', [
			'attributes/objectArray.ts',
			'!$remove.some((identifier) => fits(object, identifier))',
			'$remove !== undefined',
		]),
		objects(
			'`$update` merges into what has the value under the key',
			'$update merges into what it finds',
			['attributes/objectArray.ts', 'mergeObjects(object, change)', 'change'],
		),
		objects('`$update` needs `_merge_objects`', '$update without _merge_objects', [
			'attributes/objectArray.ts',
			'mergesObjects ? update(kept, updates) : kept',
			'update(kept, updates)',
		]),
		objects(
			'`$remove` comes before `$update`',
			'$remove comes before $update',
			[
				'attributes/objectArray.ts',
				'mergesObjects ? update(kept, updates) : kept',
				'remove(update([...list, ...added], updates), asked)',
			],
			'https://github.com/braze-inc/braze-docs/issues/11289',
		),
		objects(
			'`$add` comes before `$remove`',
			'$add comes before $remove',
			[
				'attributes/objectArray.ts',
				'remove([...list, ...added], asked)',
				'[...remove(list, asked), ...added]',
			],
			'https://github.com/braze-inc/braze-docs/issues/11289',
		),
		objects('An invalid object drops the update of the array', '$add of an invalid object', [
			'attributes/objectArray.ts',
			'if (!isObject(object)) return undefined;',
			'if (!isObject(object)) continue;',
		]),
		objects(
			'An array of objects has no limit of elements',
			'an array of objects has no limit of elements',
			[
				'attributes/attributeChange.ts',
				'hasObjects(given) ? readObjects(given)',
				'hasObjects(given) ? readObjects(given.slice(0, 25))',
			],
		),
	],
};
