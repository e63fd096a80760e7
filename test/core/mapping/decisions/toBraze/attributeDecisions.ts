import type { BrazeTarget } from '../../../../../core/mapping/model/brazeTarget';
import type { BrazeValueType, UpdateStyle } from '../../../../../core/mapping/model/toBrazeMapping';
import { leftOut, mended, sends, type Outcome } from './outcome';
import {
	addedObjects,
	allTexts,
	changed,
	dates,
	datesAsTexts,
	emptyOutcomes,
	firstNumbers,
	firstTexts,
	looksLikeDate,
	mergedObjects,
	numberLists,
	objects,
	removedByNumber,
	removedByText,
	severalTexts,
	singleTexts,
	textLists,
	updatedObjects,
	type Outcomes,
} from './outcomes';

/** What becomes of every kind of value with one style, type and target. */
export interface AttributeDecisions {
	readonly style: UpdateStyle;
	readonly type: BrazeValueType;
	readonly target: BrazeTarget;
	readonly outcomes: Outcomes;
	/** Of kinds of values that are not named. */
	readonly otherwise: Outcome;
}

const attribute: BrazeTarget = { kind: 'customAttribute', name: 'a' };
const inside: BrazeTarget = { kind: 'nested', path: ['plan', 'in', 'a'] };

const within =
	(opening: string, closing: string) =>
	(json: string): string =>
		opening + json + closing;

const decisions = (
	style: UpdateStyle,
	type: BrazeValueType,
	outcomes: Outcomes,
	unfit: string,
	target: BrazeTarget = attribute,
): AttributeDecisions => {
	const all = { ...outcomes, ...emptyOutcomes };
	return { style, type, target, outcomes: all, otherwise: leftOut(unfit) };
};

const set = (type: BrazeValueType, outcomes: Outcomes, unfit: string): AttributeDecisions =>
	decisions('set', type, outcomes, unfit);

const nested = (
	style: 'set' | 'mergeObject',
	type: BrazeValueType,
	outcomes: Outcomes,
	unfit: string,
): AttributeDecisions =>
	decisions(style, type, changed(outcomes, within('{"in":{"a":', '}}')), unfit, inside);

/** A change of a list or an array of objects, which stands behind its operator. */
const change = (
	style: UpdateStyle,
	type: BrazeValueType,
	operator: string,
	outcomes: Outcomes,
	unfit: string,
): AttributeDecisions =>
	decisions(style, type, changed(outcomes, within(`{"${operator}":`, '}')), unfit);

const textAsDate = 'dateTextSentAsDate';

const textsOrLists: Outcomes = { ...singleTexts, ...severalTexts };
const nestedTexts: Outcomes = {
	...textsOrLists,
	...datesAsTexts,
	'more texts than a list holds': allTexts['more texts than a list holds'],
};

export const attributeDecisions: readonly AttributeDecisions[] = [
	set(
		'automatic',
		{
			...textsOrLists,
			'ISO 8601 day': mended('"2020-01-31T00:00:00.000Z"', textAsDate),
			'ISO 8601 with a zone': mended('"2020-01-31T10:20:30.000Z"', textAsDate),
		},
		'looksLikeDate',
	),
	set('text', { ...singleTexts, ...firstTexts, ...looksLikeDate }, 'textTooLong'),
	set('number', firstNumbers, 'notANumber'),
	set('boolean', { 'yes or no': sends('true') }, 'notABoolean'),
	set('date', dates, 'notADate'),
	set('list', textLists, 'textTooLong'),
	set('object', objects, 'notAnObject'),

	nested('set', 'automatic', nestedTexts, 'textTooLong'),
	nested('set', 'number', firstNumbers, 'notANumber'),
	nested('set', 'date', changed(dates, within('{"$time":', '}')), 'notADate'),
	nested('set', 'list', allTexts, 'textTooLong'),
	nested('set', 'object', objects, 'notAnObject'),

	change('addToList', 'automatic', 'add', textLists, 'textTooLong'),
	change('addToList', 'number', 'add', numberLists, 'notANumber'),
	change('removeFromList', 'automatic', 'remove', allTexts, 'textTooLong'),
	change('removeFromList', 'number', 'remove', numberLists, 'notANumber'),

	decisions(
		'increment',
		'automatic',
		{
			...changed(firstNumbers, within('{"inc":', '}')),
			'decimal number': leftOut('notAnInteger'),
			'whole number beyond 2^53': leftOut('numberTooLarge'),
		},
		'notANumber',
	),

	decisions('mergeObject', 'automatic', mergedObjects, 'notAnObject'),
	nested('mergeObject', 'automatic', nestedTexts, 'textTooLong'),
	nested('mergeObject', 'object', objects, 'notAnObject'),

	change('addObjects', 'automatic', '$add', addedObjects, 'notAnObject'),
	change('updateObjects', 'automatic', '$update', updatedObjects, 'notAnObject'),
	change('removeObjects', 'automatic', '$remove', removedByText, 'textTooLong'),
	change('removeObjects', 'number', '$remove', removedByNumber, 'notANumber'),
];
