import { isJsonRecord } from '../../http/jsonRecord';
import { isScalar, type AttributeObject, type AttributeValue } from '../attributes/attributeValue';
import { readDateText } from '../attributes/dateText';
import { timeText, type TimeFormat } from '../attributes/timeValue';
import type { AttributeType } from './attributeTypes';

/** A text as exports write moments is one again. */
function nestedText(text: string, format: TimeFormat): AttributeValue {
	const time = readDateText(text);
	return time && timeText(time.timeMs, format) === text ? time : text;
}

function nestedList(given: readonly unknown[], format: TimeFormat): AttributeValue[] {
	return given.flatMap((part) => nestedValue(part, format) ?? []);
}

function nestedObject(given: Record<string, unknown>, format: TimeFormat): AttributeObject {
	const entries: [string, AttributeValue][] = [];
	for (const [key, part] of Object.entries(given)) {
		const value = nestedValue(part, format);
		if (value !== undefined) entries.push([key, value]);
	}
	return Object.fromEntries(entries);
}

function nestedValue(given: unknown, format: TimeFormat): AttributeValue | undefined {
	if (typeof given === 'string') return nestedText(given, format);
	if (isScalar(given)) return given;
	if (Array.isArray(given)) return nestedList(given, format);
	return isJsonRecord(given) ? nestedObject(given, format) : undefined;
}

/**
 * A custom attribute's value from what an export says of it: a text that looks like a date is a
 * time again, unless the attribute was forced to be text.
 */
export function importedValue(
	given: unknown,
	format: TimeFormat,
	forcedType: AttributeType | undefined,
): AttributeValue | undefined {
	if (typeof given === 'string') {
		return forcedType === 'string' ? given : (readDateText(given) ?? given);
	}
	// A copy of a list has no room to spare.
	if (Array.isArray(given) && given.every(isScalar)) return given.slice();
	return nestedValue(given, format);
}
