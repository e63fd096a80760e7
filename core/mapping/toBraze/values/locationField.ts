import { numberText } from '../../values/numbers';
import type { ConvertText } from './converted';
import { isJsonObject, parsedJson } from './parsedObjects';

const farthest = { longitude: 180, latitude: 90 };

/** A JSON object with the longitude and latitude (user attributes object, "current_location"). */
export const location: ConvertText = (text) => {
	const given = parsedJson(text);
	if (!isJsonObject(given)) return { warning: 'notALocation' };
	const longitude = degrees(given['longitude'], farthest.longitude);
	const latitude = degrees(given['latitude'], farthest.latitude);
	if (longitude === undefined || latitude === undefined) return { warning: 'notALocation' };
	return { json: `{"longitude":${longitude},"latitude":${latitude}}` };
};

function degrees(given: unknown, most: number): string | undefined {
	if (typeof given !== 'number' && typeof given !== 'string') return undefined;
	const number = numberText(String(given));
	return 'json' in number && Math.abs(Number(number.json)) <= most ? number.json : undefined;
}
