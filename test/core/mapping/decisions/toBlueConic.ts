import type { PropertyType } from '../../../../core/mapping/model/catalogue';
import type {
	BlueConicValueType,
	MergeStrategy,
} from '../../../../core/mapping/model/toBlueConicMapping';

/** What a mapping row of an import does with a kind of value. */
export interface ToBlueConicDecision {
	readonly strategy: MergeStrategy;
	/** `automatic` when left out. */
	readonly type?: BlueConicValueType;
	/** Nobody knows the property's type when left out. */
	readonly propertyType?: PropertyType;
	readonly kind: string;
	/** Left out when Braze's export lacks the key. */
	readonly value?: unknown;
	/** `undefined` when nothing is written. */
	readonly writes: Written | undefined;
	readonly warning?: string;
	/** The row may not be sent twice. */
	readonly once?: boolean;
}

interface Written {
	readonly values: readonly string[];
	readonly strategy: string;
}

/** A kind of value, the texts that come of it, and what is told. */
type Kind = readonly [kind: string, value: unknown, values: readonly string[], warning?: string];

const longText = 'x'.repeat(65_001);
const longestText = 'x'.repeat(65_000);
/** In UTF-8 more than 64 kB. */
const wideText = 'é'.repeat(40_000);

const emptyKinds: readonly (readonly [kind: string, ...value: readonly unknown[]])[] = [
	['missing key'],
	['null', null],
	['empty text', ''],
	['blank text', ' \n\t'],
	['empty list', []],
	['list of nothing', [null, '', []]],
	['empty object', {}],
];

const textKinds: readonly Kind[] = [
	['one text', 'gold', ['gold']],
	['text with spaces around it', ' gold ', [' gold ']],
	['text with leading zeros', '007', ['007']],
	['text with quotes', 'a "b" \\ c', ['a "b" \\ c']],
	['text of another script', 'žluťoučký 馬 🐎', ['žluťoučký 馬 🐎']],
	['number', 5, ['5']],
	['zero', 0, ['0']],
	['negative number', -12.5, ['-12.5']],
	['beyond 2^53', 9007199254740993n, ['9007199254740993']],
	['number that is too large for any', Infinity, [], 'numberTooLarge'],
	['true', true, ['true']],
	['false', false, ['false']],
	['list', ['b', 'a', 'b'], ['b', 'a', 'b']],
	['list of one', ['a'], ['a']],
	['list of several kinds', ['a', 1, true, null, ''], ['a', '1', 'true']],
	['list of lists', [['a'], ['b', []]], ['a', 'b']],
	['object', { plan: 'gold', n: 1 }, ['{"plan":"gold","n":1}']],
	['object with a number beyond 2^53', { id: 9007199254740993n }, ['{"id":9007199254740993}']],
	['list of objects', [{ a: 1 }, {}, { b: [2] }], ['{"a":1}', '{"b":[2]}']],
	['longest text', longestText, [longestText]],
	['text that is too long', longText, [], 'textTooLong'],
	['text of too many bytes', wideText, [], 'textTooLong'],
	['list with a text that is too long', ['a', longText, longText], ['a'], 'textTooLong'],
];

const dateKinds: readonly Kind[] = [
	['date of an export', '2020-07-10 15:00:00.000 UTC', ['1594393200000']],
	['date with T and Z', '2020-07-10T15:00:00Z', ['1594393200000']],
	['date with milliseconds', '2020-07-10T15:00:00.123Z', ['1594393200123']],
	['date with an offset', '2020-07-10T15:00:00+02:00', ['1594386000000']],
	['day', '2020-07-10', ['1594339200000']],
	['day before 1970', '1969-12-31', ['-86400000']],
	['29 February of a leap year', '2024-02-29T00:00:00Z', ['1709164800000']],
	['30 February', '2024-02-30T00:00:00Z', [], 'notADate'],
	['no date', 'soon', [], 'notADate'],
	['number', 1594393200000, [], 'notADate'],
	['true', true, [], 'notADate'],
	['object', { at: '2020-07-10' }, [], 'notADate'],
	['list', ['2020-07-10', '2020-07-11'], ['1594339200000', '1594425600000']],
	['list with one that is no date', ['2020-07-10', 'soon', 'now'], ['1594339200000'], 'notADate'],
];

const decimalKinds: readonly Kind[] = [
	['whole number', 5, ['5']],
	['fraction', 2.5, ['2.5']],
	['negative fraction', -2.25, ['-2.25']],
	['minus zero', -0, ['0']],
	['number as text', ' +007.50 ', ['7.5']],
	['number with exponent', '1e3', ['1000']],
	['largest number', 2147483647, ['2147483647']],
	['smallest number', -2147483648, ['-2147483648']],
	['too large', 2147483647.5, [], 'numberTooLarge'],
	['too far below zero', '-2147483649', [], 'numberTooLarge'],
	['beyond 2^53', 9007199254740993n, [], 'numberTooLarge'],
	['too small', 1e-7, [], 'numberTooSmall'],
	['no number', 'abc', [], 'notANumber'],
	['number with a comma', '2,5', [], 'notANumber'],
	['date', '2026-11-21', [], 'notANumber'],
	['true', true, [], 'notANumber'],
	['object', { points: 5 }, [], 'notANumber'],
];

const wholeKinds: readonly Kind[] = [
	['whole number', 5, ['5']],
	['whole number as text', '007', ['7']],
	['fraction that is none', '5.0', ['5']],
	['fraction', 2.5, [], 'notAnInteger'],
	['tiny fraction', 1e-7, [], 'notAnInteger'],
	['largest number', 2147483647, ['2147483647']],
	['too large', 2147483648, [], 'numberTooLarge'],
	['beyond 2^53', 9007199254740993n, [], 'numberTooLarge'],
	['no number', 'abc', [], 'notANumber'],
	['false', false, [], 'notANumber'],
];

const numberLists: readonly Kind[] = [
	['list', [1, '2', 3], ['1', '2', '3']],
	['list with one that is no number', [1, 'x'], ['1'], 'notANumber'],
];

const emailKinds: readonly Kind[] = [
	['email', 'kim@example.org', ['kim@example.org']],
	['email with capitals', 'Kim@Example.org', ['Kim@Example.org']],
	['email with spaces around it', ' kim@example.org ', ['kim@example.org']],
	['no email', 'kim', [], 'notAnEmail'],
	['email with a space', 'kim @example.org', [], 'notAnEmail'],
	['number', 5, [], 'notAnEmail'],
	['list', ['a@b.c', 'd@e.f'], ['a@b.c', 'd@e.f']],
	['list with one that is none', ['a@b.c', 'd'], ['a@b.c'], 'notAnEmail'],
];

/** Of several values a sum has one. */
const addendLists: readonly Kind[] = [
	['list', [5, 6], ['5'], 'severalValuesFirstSent'],
	['list that begins with nothing', ['', 6], ['6']],
	['list that begins with no number', ['abc', 6], [], 'notANumber'],
	['list of lists', [[5], [6]], ['5'], 'severalValuesFirstSent'],
	['list of objects', [{ n: 5 }], [], 'notANumber'],
];

const filled: Readonly<Record<MergeStrategy, string>> = {
	set: 'SET',
	add: 'ADD',
	sum: 'INCREMENT',
	setIfEmpty: 'SET_IF_EMPTY',
	clear: 'SET',
};

type Row = Pick<ToBlueConicDecision, 'strategy' | 'type' | 'propertyType'>;

const decisions = (row: Row, kinds: readonly Kind[]): readonly ToBlueConicDecision[] =>
	kinds.map(([kind, value, values, warning]) => {
		const isWritten = values.length > 0;
		return {
			...row,
			kind,
			value,
			writes: isWritten ? { values, strategy: filled[row.strategy] } : undefined,
			...(warning !== undefined && { warning }),
			...(isWritten && row.strategy === 'sum' && { once: true }),
		};
	});

const emptyDecisions = (
	row: Row,
	writes: ToBlueConicDecision['writes'],
): readonly ToBlueConicDecision[] =>
	emptyKinds.map(([kind, ...value]) => ({
		...row,
		kind,
		...(value.length > 0 && { value: value[0] }),
		writes,
	}));

const cleared = { values: [], strategy: 'SET' };

/** Every decision of a mapping row to BlueConic: strategy, type and property by kind of value. */
export const toBlueConicDecisions: readonly ToBlueConicDecision[] = [
	...emptyDecisions({ strategy: 'set' }, undefined),
	...emptyDecisions({ strategy: 'add' }, undefined),
	...emptyDecisions({ strategy: 'sum' }, undefined),
	...emptyDecisions({ strategy: 'setIfEmpty' }, undefined),
	...emptyDecisions({ strategy: 'clear' }, cleared),
	...emptyDecisions({ strategy: 'clear', type: 'date' }, cleared),
	...emptyDecisions({ strategy: 'clear', propertyType: 'number' }, cleared),
	...decisions({ strategy: 'set' }, textKinds),
	...decisions({ strategy: 'add' }, textKinds),
	...decisions({ strategy: 'setIfEmpty' }, textKinds),
	...decisions({ strategy: 'clear' }, textKinds),
	...decisions({ strategy: 'sum' }, [...decimalKinds, ...addendLists]),
	...decisions({ strategy: 'sum', type: 'date' }, decimalKinds),
	...decisions({ strategy: 'sum', propertyType: 'decimal' }, [...decimalKinds, ...addendLists]),
	...decisions({ strategy: 'sum', propertyType: 'number' }, [...wholeKinds, ...addendLists]),
	...decisions({ strategy: 'set', propertyType: 'text' }, textKinds),
	...decisions({ strategy: 'set', type: 'text', propertyType: 'number' }, textKinds),
	...decisions({ strategy: 'set', propertyType: 'number' }, [...wholeKinds, ...numberLists]),
	...decisions({ strategy: 'add', propertyType: 'number' }, [...wholeKinds, ...numberLists]),
	...decisions({ strategy: 'clear', propertyType: 'number' }, [...wholeKinds, ...numberLists]),
	...decisions({ strategy: 'set', propertyType: 'decimal' }, [...decimalKinds, ...numberLists]),
	...decisions({ strategy: 'set', propertyType: 'currency' }, [...decimalKinds, ...numberLists]),
	...decisions({ strategy: 'set', type: 'number' }, [...decimalKinds, ...numberLists]),
	...decisions({ strategy: 'set', type: 'number', propertyType: 'number' }, wholeKinds),
	...decisions({ strategy: 'set', propertyType: 'date' }, dateKinds),
	...decisions({ strategy: 'setIfEmpty', propertyType: 'date' }, dateKinds),
	...decisions({ strategy: 'clear', type: 'date' }, dateKinds),
	...decisions({ strategy: 'set', type: 'date', propertyType: 'text' }, dateKinds),
	...decisions({ strategy: 'set', propertyType: 'email' }, emailKinds),
	...decisions({ strategy: 'add', propertyType: 'email' }, emailKinds),
];
