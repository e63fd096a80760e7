import { valuesOfKind, type KindOfValues } from './kindsOfValues';
import { leftOut, mended, nothing, sends, type Outcome } from './outcome';

/** What becomes of the kinds of values that are named. */
export type Outcomes = Readonly<Partial<Record<KindOfValues, Outcome>>>;

const first = 'severalValuesFirstSent';
const tom = '{"id":1,"name":"Tom"}';
const kit = '{"id":2,"name":"Kit"}';
const texts = valuesOfKind['more texts than a list holds'];

export const emptyOutcomes: Outcomes = {
	'missing property': nothing,
	'property without values': nothing,
	'blank text': nothing,
};

/** The same with something round what is sent. */
export const changed = (outcomes: Outcomes, wrap: (json: string) => string): Outcomes =>
	Object.fromEntries(
		Object.entries(outcomes).map(([kind, outcome]) => [
			kind,
			outcome.sends === undefined ? outcome : { ...outcome, sends: wrap(outcome.sends) },
		]),
	);

const jsonOf = (...values: readonly unknown[]): Outcome => sends(JSON.stringify(values));

export const singleTexts: Outcomes = {
	text: sends('"ski"'),
	'blank and text': sends('"ski"'),
	'whole number': sends('"5"'),
	'decimal number': sends('"5.50"'),
	'whole number beyond 2^53': sends('"9007199254740993"'),
	'number with leading zeros': sends('"007"'),
	'number with a comma': sends('"12,5"'),
	'yes or no': sends('"Yes"'),
	'epoch milliseconds': sends('"1580466030000"'),
	object: sends(JSON.stringify(tom)),
	'list of objects': sends(JSON.stringify(`[${tom},${kit}]`)),
	'object with a null inside': sends('"{\\"id\\":1,\\"name\\":null}"'),
	'object without the key': sends('"{\\"name\\":\\"Tom\\"}"'),
	'broken JSON': sends('"{\\"id\\":1"'),
	'text over 255 characters': leftOut('textTooLong'),
	'object over 100 KB': leftOut('textTooLong'),
};

export const severalTexts: Outcomes = {
	'several texts': jsonOf('ski', 'sail'),
	'a text twice': jsonOf('sail', 'ski'),
	'several numbers': jsonOf('5', '7'),
	'number and text': jsonOf('5', 'ski'),
	'several objects': jsonOf(tom, kit),
	'long and short text': mended('["ski"]', 'textTooLong'),
	'more texts than a list holds': mended(JSON.stringify(texts.slice(1)), 'listCut'),
};

export const firstTexts: Outcomes = {
	'several texts': mended('"ski"', first),
	'a text twice': mended('"ski"', first),
	'several numbers': mended('"5"', first),
	'number and text': mended('"5"', first),
	'several objects': mended(JSON.stringify(tom), first),
	'long and short text': leftOut('textTooLong'),
	'more texts than a list holds': mended('"t0"', first),
};

export const datesAsTexts: Outcomes = {
	'ISO 8601 day': sends('"2020-01-31"'),
	'ISO 8601 with a zone': sends('"2020-01-31T11:20:30+01:00"'),
	'date of another form': sends('"12/31/2021"'),
};

export const looksLikeDate: Outcomes = {
	'ISO 8601 day': leftOut('looksLikeDate'),
	'ISO 8601 with a zone': leftOut('looksLikeDate'),
	'date of another form': leftOut('looksLikeDate'),
};

export const textLists: Outcomes = {
	...changed({ ...singleTexts, ...datesAsTexts }, (json) => `[${json}]`),
	...severalTexts,
};
export const allTexts: Outcomes = {
	...textLists,
	'more texts than a list holds': jsonOf(...texts),
};

const numbers: Outcomes = {
	'whole number': sends('5'),
	'decimal number': sends('5.5'),
	'whole number beyond 2^53': sends('9007199254740993'),
	'number with leading zeros': sends('7'),
	'epoch milliseconds': sends('1580466030000'),
};
export const firstNumbers: Outcomes = {
	...numbers,
	'several numbers': mended('5', first),
	'number and text': mended('5', first),
};
export const numberLists: Outcomes = {
	...changed(numbers, (json) => `[${json}]`),
	'several numbers': sends('[5,7]'),
	'number and text': mended('[5]', 'notANumber'),
};

export const dates: Outcomes = {
	'whole number': sends('"1970-01-01T00:00:00.005Z"'),
	'number with leading zeros': sends('"1970-01-01T00:00:00.007Z"'),
	'several numbers': mended('"1970-01-01T00:00:00.005Z"', first),
	'number and text': mended('"1970-01-01T00:00:00.005Z"', first),
	'epoch milliseconds': sends('"2020-01-31T10:20:30.000Z"'),
	'ISO 8601 day': sends('"2020-01-31T00:00:00.000Z"'),
	'ISO 8601 with a zone': sends('"2020-01-31T10:20:30.000Z"'),
};

export const objects: Outcomes = {
	object: sends(tom),
	'several objects': sends(`[${tom},${kit}]`),
	'list of objects': sends(`[${tom},${kit}]`),
	'object with a null inside': mended('{"id":1}', 'nullsRemoved'),
	'object without the key': sends('{"name":"Tom"}'),
	'object over 100 KB': leftOut('objectTooLarge'),
};

export const mergedObjects: Outcomes = {
	...objects,
	'several objects': mended(tom, first),
	'list of objects': leftOut('notAnObject'),
};

export const addedObjects: Outcomes = {
	...objects,
	object: sends(`[${tom}]`),
	'object with a null inside': mended('[{"id":1}]', 'nullsRemoved'),
	'object without the key': sends('[{"name":"Tom"}]'),
};

const update = (id: number, name: string): string =>
	`{"$identifier_key":"id","$identifier_value":${id},"$new_object":{"name":"${name}"}}`;

export const updatedObjects: Outcomes = {
	object: sends(`[${update(1, 'Tom')}]`),
	'several objects': sends(`[${update(1, 'Tom')},${update(2, 'Kit')}]`),
	'list of objects': sends(`[${update(1, 'Tom')},${update(2, 'Kit')}]`),
	'object with a null inside': leftOut('nullsRemoved'),
	'object without the key': leftOut('identifierKeyMissing'),
	'object over 100 KB': leftOut('objectTooLarge'),
};

const removal = (value: unknown): string =>
	`{"$identifier_key":"id","$identifier_value":${JSON.stringify(value)}}`;
const removals = (...values: readonly unknown[]): Outcome =>
	sends(`[${values.map(removal).join()}]`);

const removedObjects: Outcomes = {
	object: removals(1),
	'several objects': removals(1, 2),
	'list of objects': removals(1, 2),
	'object with a null inside': removals(1),
	'object without the key': leftOut('identifierKeyMissing'),
	'object over 100 KB': removals(1),
};

export const removedByText: Outcomes = {
	...removedObjects,
	text: removals('ski'),
	'several texts': removals('ski', 'sail'),
	'a text twice': removals('ski', 'sail'),
	'blank and text': removals('ski'),
	'whole number': removals('5'),
	'decimal number': removals('5.50'),
	'whole number beyond 2^53': removals('9007199254740993'),
	'number with leading zeros': removals('007'),
	'number with a comma': removals('12,5'),
	'several numbers': removals('5', '7'),
	'number and text': removals('5', 'ski'),
	'yes or no': removals('Yes'),
	'epoch milliseconds': removals('1580466030000'),
	'ISO 8601 day': removals('2020-01-31'),
	'ISO 8601 with a zone': removals('2020-01-31T11:20:30+01:00'),
	'date of another form': removals('12/31/2021'),
	'long and short text': mended(`[${removal('ski')}]`, 'textTooLong'),
	'more texts than a list holds': removals(...texts),
	'broken JSON': removals('{"id":1'),
};

export const removedByNumber: Outcomes = {
	...removedObjects,
	'whole number': removals(5),
	'decimal number': removals(5.5),
	'whole number beyond 2^53': sends(`[${removal(0).replace('0}', '9007199254740993}')}]`),
	'number with leading zeros': removals(7),
	'several numbers': removals(5, 7),
	'number and text': mended(`[${removal(5)}]`, 'notANumber'),
	'epoch milliseconds': removals(1580466030000),
};
