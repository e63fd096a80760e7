import { jsonTextOf } from '../../run/exactJson';
import type { Convert, Converted, ConvertText } from './converted';
import { nothingOf, objectsIn, sizedJson, type FoundObjects } from './objectTexts';

/** Names that make Braze take an object for a change of the attribute, not for its value. */
const operators: readonly (readonly string[])[] = [['inc'], ['add', 'remove']];

/** An object, or a list of objects: several texts are a list too. */
export const objectValue: Convert = (texts) => valueOf(objectsIn(texts));

/** The same as a custom attribute of its own. */
export const attributeObject: Convert = (texts) => attributeOf(objectsIn(texts));

/** One object, which is merged into the one that is there. */
export const mergedObject: ConvertText = (text) => {
	const found = objectsIn([text]);
	return found.isSingle || found.objects.length === 0
		? attributeOf(found)
		: { warning: 'notAnObject' };
};

function attributeOf(found: FoundObjects): Converted {
	const [only] = found.objects;
	if (!only || !found.isSingle) return valueOf(found);
	const names = Object.keys(only);
	const isChange = operators.some((operator) => names.every((name) => operator.includes(name)));
	return isChange ? { warning: 'looksLikeOperator' } : valueOf(found);
}

function valueOf({ objects, warning, isSingle }: FoundObjects): Converted {
	if (objects.length === 0) return nothingOf(warning);
	return sizedJson(jsonTextOf(isSingle ? objects[0] : objects), warning);
}
