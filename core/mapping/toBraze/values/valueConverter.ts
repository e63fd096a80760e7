import type { PropertyType } from '../../model/catalogue';
import type { BrazeValueType, ToBrazeRow } from '../../model/toBrazeMapping';
import { numberText } from '../../values/numbers';
import { booleanValue } from './booleanValue';
import type { Convert, ConvertText } from './converted';
import { dateText, nestedDate } from './dateValue';
import { filledTexts } from './filledTexts';
import { incrementValue } from './incrementValue';
import { listOf } from './listValue';
import { addedObjects, removedObjects, updatedObjects } from './objectList';
import { attributeObject, mergedObject, objectValue } from './objectValue';
import { oneValue } from './oneValue';
import { standardField } from './standardFields';
import { groupSubscription } from './subscriptionStates';
import { attributeText, attributeTextOrDate, shortText } from './textValue';

export type { Convert } from './converted';

/** What of a mapping's row decides how its values are converted. */
export type ConvertedRow = Pick<ToBrazeRow, 'target' | 'type' | 'style' | 'identifierKey'>;

export interface ValueSettings {
	/** IANA name: of days, and of dates without a zone. */
	readonly timeZone: string;
	/** Elements that a list of Braze holds. */
	readonly longestList: number;
}

/** What a single value may be. */
type Scalar = 'text' | 'number' | 'boolean' | 'date';
type Scalars = Readonly<Record<Scalar, ConvertText>>;

const scalarOfProperty: Readonly<Record<PropertyType, Scalar>> = {
	text: 'text',
	number: 'number',
	decimal: 'number',
	currency: 'number',
	date: 'date',
	email: 'text',
};

/** Where a value goes: how one value is written there, how one in a list, and what an object is. */
interface Place {
	readonly single: Scalars;
	/** Of the type automatic. */
	readonly singleText: ConvertText;
	readonly element: Scalars;
	readonly longestList: number;
	readonly object: Convert;
}

function attributePlace({ timeZone, longestList }: ValueSettings): Place {
	const element = {
		text: shortText,
		number: numberText,
		boolean: booleanValue,
		date: dateText(timeZone),
	};
	return {
		single: { ...element, text: attributeText },
		singleText: attributeTextOrDate(timeZone),
		element,
		longestList,
		object: attributeObject,
	};
}

/** Inside an object no text is taken for a date, and Braze counts no list's elements. */
function nestedPlace({ timeZone }: ValueSettings): Place {
	const single = {
		text: shortText,
		number: numberText,
		boolean: booleanValue,
		date: nestedDate(timeZone),
	};
	return {
		single,
		singleText: shortText,
		element: single,
		longestList: Infinity,
		object: objectValue,
	};
}

/**
 * Compiles how a mapping row's values become the JSON text that it contributes to what Braze is
 * sent, with every check on what Braze would drop or change without a word. Blank values say
 * nothing. Lists and objects for a change come as the bare list: of elements for addToList and
 * removeFromList, of objects for addObjects, and of what names the objects for updateObjects and
 * removeObjects (braze.com/docs, array of objects).
 */
export function valueConverter(
	row: ConvertedRow,
	propertyType: PropertyType | undefined,
	settings: ValueSettings,
): Convert {
	const convert = filledConverter(row, propertyType, settings);
	return (values) => {
		const filled = filledTexts(values);
		return filled.length === 0 ? undefined : convert(filled);
	};
}

function filledConverter(
	row: ConvertedRow,
	propertyType: PropertyType | undefined,
	settings: ValueSettings,
): Convert {
	const { target, type } = row;
	const known = propertyType && scalarOfProperty[propertyType];
	switch (target.kind) {
		case 'subscriptionGroup':
			return oneValue(groupSubscription);
		case 'standard':
			return oneValue(standardField(target.name, settings.timeZone));
		case 'nested':
			return typedConverter(type, known, nestedPlace(settings));
		case 'customAttribute':
			return attributeConverter(row, known, attributePlace(settings));
	}
}

function attributeConverter(
	{ type, style, identifierKey }: ConvertedRow,
	known: Scalar | undefined,
	place: Place,
): Convert {
	const element = place.element[elementOf(type, known)];
	switch (style) {
		case 'set':
			return typedConverter(type, known, place);
		case 'mergeObject':
			return type === 'automatic' || type === 'object'
				? oneValue(mergedObject)
				: typedConverter(type, known, place);
		case 'increment':
			return oneValue(incrementValue);
		case 'addToList':
			return listOf(element, place.longestList);
		case 'removeFromList':
			return listOf(element, Infinity);
		case 'addObjects':
			return addedObjects;
		case 'updateObjects':
			return updatedObjects(identifierKey);
		case 'removeObjects':
			return removedObjects(identifierKey, element);
	}
}

function typedConverter(type: BrazeValueType, known: Scalar = 'text', place: Place): Convert {
	const list = listOf(place.element[known], place.longestList);
	switch (type) {
		case 'list':
			return list;
		case 'object':
			return place.object;
		case 'automatic': {
			const single = oneValue(known === 'text' ? place.singleText : place.single[known]);
			return (texts) => (texts.length > 1 ? list(texts) : single(texts));
		}
		default:
			return oneValue(place.single[type]);
	}
}

const elementOf = (type: BrazeValueType, known: Scalar = 'text'): Scalar =>
	type === 'automatic' || type === 'list' || type === 'object' ? known : type;
