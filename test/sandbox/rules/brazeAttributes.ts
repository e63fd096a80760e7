import type { RuleTable } from './rule';
import { trackRules } from './trackRules';

const CUSTOM = 'https://www.braze.com/docs/user_guide/data/custom_data/custom_attributes';
const FORCED = 'https://www.braze.com/docs/user_guide/data/custom_data/managing_custom_data';

const value = trackRules('Attributes', CUSTOM, 'values ');
const counter = trackRules('Attributes', CUSTOM, 'counters ');
const list = trackRules('Attributes', CUSTOM, 'lists ');
const forced = trackRules('Attributes', FORCED, 'forced types ');
const long = trackRules('LongNumbers', 'inferred', 'long numbers ');
const setting = trackRules('Attributes', CUSTOM);
const date = trackRules('Dates', CUSTOM, 'a text that looks like a date: ');

export const BRAZE_ATTRIBUTES: RuleTable = {
	title: 'Braze: custom attributes',
	rules: [
		value('Null clears a custom attribute', 'null clears', [
			'attributes/attributeChange.ts',
			'if (given === null) return null;',
			'',
		]),
		value(
			'A text over 255 characters is not applied, and nobody is told',
			'a text of 256 characters leaves the old one',
			[
				'attributes/attributeChange.ts',
				"if (typeof given === 'string' && isTooLong(given)) return undefined;",
				'',
			],
		),
		value('255 characters are counted, not bytes or code units', 'a text of 255 characters', [
			'attributes/textLength.ts',
			'[...text].length',
			'text.length',
		]),
		value(
			'The name of an attribute has at most 255 characters',
			'a name of 256 characters',
			['track/attributeWriter.ts', "longNames === 'ignored' && isTooLong(name)", 'false'],
			'unknown: longNames',
		),
		setting(
			'A longer name is taken: `longNames`',
			'a setting lets a long name be stored',
			['track/attributeWriter.ts', "longNames === 'ignored' && ", ''],
			'unknown: longNames',
		),
		value(
			'An empty text is stored: `emptyText`',
			'an empty text is stored',
			['attributes/attributeChange.ts', "given === '' && emptyText === 'clears'", "given === ''"],
			'unknown: emptyText',
		),
		setting(
			'An empty text clears: `emptyText`',
			'a setting lets an empty text clear',
			['attributes/attributeChange.ts', "given === '' && emptyText === 'clears'", 'false'],
			'unknown: emptyText',
		),
		value(
			'Attributes on the blocklist are ignored, and nobody is told',
			'a name on the blocklist',
			['track/attributeWriter.ts', 'blocklistedAttributes.includes(name)', 'false'],
		),
		...(
			[
				['yyyy-MM-ddTHH:mm:ss:SSSZ', 'yyyy-MM-ddTHH:mm:ss:SSSZ', ':(?<fraction>', '!(?<fraction>'],
				['yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm:ss', '^${DAY} ${MINUTES}', '^!${DAY} ${MINUTES}'],
				[
					'12/1/2021',
					'M/d/yyyy',
					String.raw`^(?<month>\d{1,2})\/`,
					String.raw`^!(?<month>\d{1,2})\/`,
				],
				['d-M-yyyy', 'd-M-yyyy', String.raw`^(?<day>\d{1,2})-`, String.raw`^!(?<day>\d{1,2})-`],
				[
					'ddd MM dd HH:mm:ss.TZD YYYY',
					'ddd MM dd HH:mm:ss.TZD YYYY',
					'^${WEEKDAY} ',
					'^!${WEEKDAY} ',
				],
			] as const
		).map(([format, name, text, instead]) =>
			date(`A text such as ${format} becomes a time value`, name, [
				'attributes/dateText.ts',
				text,
				instead,
			]),
		),
		date('A text in ISO 8601 becomes a time value, by its offset', 'ISO 8601 with an offset', [
			'attributes/dateText.ts',
			'date.getTime() - offsetMs(zone)',
			'date.getTime()',
		]),
		date('A date with a year over 3000 stays text', 'year 3001 stays text', [
			'attributes/dateText.ts',
			"|| Number(parts['year']) > LAST_YEAR",
			'',
		]),
		date('A day that does not exist stays text', 'a day that does not exist stays text', [
			'attributes/dateText.ts',
			'if (date.getUTCMonth() !== monthIndex(month)) return undefined;',
			'',
		]),
		trackRules('Dates', CUSTOM)(
			'Time values are exported in ISO 8601: `customTimeFormat`',
			'a setting writes times in ISO 8601',
			['attributes/timeValue.ts', "format === 'iso' ? iso : ", ''],
			'unknown: customTimeFormat',
		),
		long('A whole number beyond 2^53 is kept exactly', 'a whole number beyond 2^53', [
			'exactBodies.ts',
			'madeExact(text, parsed)',
			'parsed',
		]),
		long('`inc` is exact beyond 2^53', 'inc of one', [
			'attributes/increment.ts',
			'Number.isSafeInteger(Number(sum)) ? Number(sum) : sum',
			'Number(sum)',
		]),
		counter('`inc` adds, also less than zero', 'inc by less than zero', [
			'attributes/increment.ts',
			'before + more',
			'before + (more < 0n ? -more : more)',
		]),
		counter('`inc` starts at 0', 'inc starts at 0', [
			'attributes/increment.ts',
			'current ?? 0',
			"current ?? ''",
		]),
		counter('`inc` adds whole numbers', 'inc by a fraction', [
			'attributes/increment.ts',
			'wholeNumber(inc)',
			'BigInt(Math.round(Number(inc)))',
		]),
		counter('`inc` is for whole numbers', 'inc of a fraction', [
			'attributes/increment.ts',
			'wholeNumber(current ?? 0)',
			'BigInt(Math.round(Number(current ?? 0)))',
		]),
		list(
			'A list has each element once; what comes again moves to the end',
			'add of what is there moves it to the end',
			['attributes/listValue.ts', 'elements.delete(element);', ''],
		),
		list('`add` extends a list', 'add on a list', [
			'attributes/listValue.ts',
			'extendList(list, added, maxElements)',
			'extendList([], added, maxElements)',
		]),
		list('`remove` takes elements out', 'remove', [
			'attributes/listValue.ts',
			'!gone.has(element)',
			'true',
		]),
		list('`add` comes before `remove`', 'add comes before remove in one object', [
			'attributes/listValue.ts',
			'extendList(list, added, maxElements).filter((element) => !gone.has(element))',
			'extendList(list.filter((element) => !gone.has(element)), added, maxElements)',
		]),
		list('At 25 elements the oldest is dropped', 'add drops the oldest', [
			'attributes/listValue.ts',
			'.slice(-maxElements)',
			'',
		]),
		setting(
			'The limit of elements can be raised: `maxListElements`',
			'a setting allows longer lists',
			['attributes/listValue.ts', '.slice(-maxElements)', '.slice(-25)'],
		),
		list(
			'Nulls in a list are dropped',
			'nulls in a list are dropped',
			[
				'attributes/listValue.ts',
				'given.filter(isElement)',
				'given.filter((one): one is Scalar => one === null || isElement(one))',
			],
			'assumed',
		),
		list('Over-long texts in a list are dropped', 'over-long texts in a list are dropped', [
			'attributes/listValue.ts',
			" && !(typeof given === 'string' && isTooLong(given))",
			'',
		]),
		value(
			'A type that is not forced stays what each user was given',
			'each user keeps the type that was given',
			[
				'users/attributeCatalogue.ts',
				'forcedTypes[name] : undefined',
				'forcedTypes[name] : this.types.get(name)',
			],
			FORCED,
		),
		forced('A forced boolean takes 1, true and t', 'forced boolean from "t"', [
			'attributes/forcedType.ts',
			"'true', 't', '1'",
			"'true', '1'",
		]),
		forced('A forced boolean takes 0, false and f', 'forced boolean from 0', [
			'attributes/forcedType.ts',
			"'false', 'f', '0'",
			"'false', 'f'",
		]),
		forced(
			'What cannot be coerced is ignored, and nobody is told',
			'forced boolean from another text',
			['attributes/forcedType.ts', 'FALSE.has(text) ? false : undefined', 'false'],
		),
		forced('A forced number takes a number in a text', 'forced number from a text', [
			'attributes/forcedType.ts',
			'? Number(given) : undefined',
			'? undefined : undefined',
		]),
		forced('A forced string is never a date', 'forced string from a date', [
			'attributes/forcedType.ts',
			'string: String',
			'string: (given) => readDateText(String(given))',
		]),
		forced('A forced time ignores other texts', 'forced time from another text', [
			'attributes/forcedType.ts',
			"typeof given === 'string' ? readDateText(given) : undefined",
			'readDateText(String(given)) ?? given',
		]),
		forced('A forced array ignores objects', 'forced array from objects', [
			'attributes/attributeChange.ts',
			' || !fitsType(change, rules.forcedType)',
			'',
		]),
	],
};
