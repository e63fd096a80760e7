import type { RuleTable } from './rule';
import { trackRules } from './trackRules';

const TRACK = 'https://www.braze.com/docs/api/endpoints/user_data/post_user_track';
const EVENT = 'https://www.braze.com/docs/api/objects_filters/event_object';
const PURCHASE = 'https://www.braze.com/docs/api/objects_filters/purchase_object';
const ATTRIBUTES = 'https://www.braze.com/docs/api/objects_filters/user_attributes_object';
const INFERRED = 'inferred';

const request = trackRules('Request', TRACK);
const event = trackRules('Objects', EVENT);
const purchase = trackRules('Objects', PURCHASE);
const effect = trackRules('Effects', TRACK);
const history = trackRules('History', TRACK);

export const BRAZE_TRACK: RuleTable = {
	title: 'Braze: requests to /users/track',
	rules: [
		request(
			'More than 75 objects over all arrays answer 400 `Max Input Length Exceeded`',
			'76 objects over three arrays',
			[
				'track/trackRequest.ts',
				'(sum, count) => sum + count',
				'(sum, count) => Math.max(sum, count)',
			],
		),
		request('Some contracts allow fewer objects: `maxObjects`', '51 objects where 50 are allowed', [
			'track/trackRequest.ts',
			'> settings.maxObjects',
			'> 75',
		]),
		request(
			'Older contracts allow 75 objects in each array: `objectsCounted`',
			'75 of each, counted by array',
			['track/trackRequest.ts', "objectsCounted === 'perArray'", 'false'],
		),
		request(
			'A body over 4 MB answers 413 `Request Entity Too Large`',
			'a body over 4 MB answers 413 by setting',
			[
				'brazeError.ts',
				"new BrazeError(413, 'Request Entity Too Large')",
				"new BrazeError(400, 'Bad Request')",
			],
			'https://www.braze.com/docs/api/api_limits',
		),
		request(
			'A body over 4 MB answers 400 instead: `oversizedBody`',
			'a body over 4 MB answers 400 by setting',
			['track/track.route.ts', 'track.oversizedBody === 400', 'false'],
			'https://www.braze.com/docs/api/api_limits',
		),
		request('What is no JSON object answers 400', 'a list answers 400', [
			'track/trackRequest.ts',
			"throw new BrazeError(400, 'Bad Request')",
			'return new Map()',
		]),
		request(
			'A request without valid objects answers 400 with the errors of all of them',
			'an object with no identifier is refused alone',
			['track/trackRequest.ts', 'accepted.length === 0', 'false'],
		),
		request(
			'An array is answered for only if it was sent',
			'an array that was not sent is not answered',
			['track/trackRequest.ts', 'sentArrays: [...arrays.keys()]', 'sentArrays: TRACK_ARRAYS'],
		),
		request(
			'An invalid object is refused alone, by its array and its place in it',
			'errors name the array and the place in it',
			['track/trackRequest.ts', 'input_array: array, index', "input_array: 'attributes', index"],
			INFERRED,
		),
		request(
			'An object has exactly one identifier',
			'an object with an external id and a Braze id is refused alone',
			['users/identifier.ts', 'if (second !== undefined) return undefined;', ''],
		),
		request(
			'The external id of a blocked user is refused',
			'an object with the external id of a blocked user is refused alone',
			['track/readObject.ts', 'return { fault: BLOCKED }', ''],
			INFERRED,
		),
		event('An event has a name', 'an event without a name', [
			'track/objectFields.ts',
			'name: z.string().refine(isName)',
			"name: z.string().refine(isName).default('none')",
		]),
		event('The name of an event is not empty', 'an event with an empty name', [
			'track/objectFields.ts',
			"name !== '' && ",
			'',
		]),
		event('The name of an event has at most 255 characters', 'an event name of 256 characters', [
			'track/objectFields.ts',
			' && !isTooLong(name)',
			'',
		]),
		event('The name of an event has no leading $', 'an event name with a leading $', [
			'track/objectFields.ts',
			" && !name.startsWith('$')",
			'',
		]),
		event('The time of an event is ISO 8601', 'an event time that is no ISO 8601', [
			'track/objectFields.ts',
			"	context.addIssue('no time of an event');\n	return z.NEVER;",
			'	return 0;',
		]),
		event(
			'The time of an event may have a colon before its milliseconds',
			'an event time with a colon before SSS',
			[
				'attributes/dateText.ts',
				'parts ? momentOf(parts) : readIsoTime(text)',
				'readIsoTime(text)',
			],
		),
		event(
			'The property names time and event_name are reserved',
			'the reserved property event_name',
			['track/objectFields.ts', 'return RESERVED_PROPERTIES.includes(name)', 'return false'],
		),
		event('The names of properties have no leading $ either', 'a property with a leading $', [
			'track/objectFields.ts',
			'.refine((properties) => Object.keys(properties).every(isName))',
			'',
		]),
		event(
			'Event properties with lists or objects have at most 100 KB',
			'nested event properties over 100 KB',
			['track/objectFields.ts', 'isWithin(properties, MAX_EVENT_PROPERTIES_BYTES)', 'true'],
		),
		purchase('The product id has at most 255 characters', 'a product of 256 characters', [
			'track/objectFields.ts',
			' && !isTooLong(id)',
			'',
		]),
		purchase('The currency of a purchase is in ISO 4217', 'a currency that is not in ISO 4217', [
			'track/objectFields.ts',
			'CURRENCIES.has(code)',
			"code !== ''",
		]),
		purchase('A purchase has a price, a number', 'a price in a text', [
			'track/objectFields.ts',
			'price: z.number()',
			'price: z.coerce.number()',
		]),
		purchase('The quantity of a purchase is at most 100', '101 pieces', [
			'track/objectFields.ts',
			'.max(MAX_QUANTITY)',
			'',
		]),
		purchase('The quantity of a purchase is a whole number from 1 on', 'no pieces', [
			'track/objectFields.ts',
			'.int().min(1)',
			'',
		]),
		purchase(
			'The names of purchase properties have no leading $',
			'a purchase property with a leading $',
			[
				'track/objectFields.ts',
				'.refine((properties) => Object.keys(properties).every(isName))',
				'',
			],
		),
		purchase('Purchase properties have at most 50 KB', 'purchase properties over 50 KB', [
			'track/objectFields.ts',
			'isWithin(properties, MAX_PURCHASE_PROPERTIES_BYTES)',
			'true',
		]),
		trackRules('Objects', ATTRIBUTES)(
			'Another subscription state refuses the object',
			'another e-mail state',
			['track/objectFields.ts', 'z.enum(SUBSCRIPTION_STATES).nullish()', 'z.unknown()'],
		),
		effect(
			'201 means queued: the effect comes later, by `effectDelayMs`',
			'the effect comes after the answer, by the delay',
			['track/effectQueue.ts', 'performance.now() + effectDelayMs', 'performance.now()'],
		),
		effect(
			'Effects may come in another order than the requests: `effectJitterMs`',
			'with jitter requests overtake each other',
			['track/effectQueue.ts', 'if (effectJitterMs > 0)', 'if (false)'],
		),
		effect(
			'Without jitter the effects come in the order of the requests',
			'without jitter a shorter delay lets nothing overtake',
			['track/effectQueue.ts', 'Math.max(dueMs, this.entries.at(-1)?.dueMs ?? 0)', 'dueMs'],
		),
		history(
			'Attributes are applied first, then events, then purchases',
			'attributes are applied before events, and events before purchases',
			[
				'track/trackObject.ts',
				"'attributes', 'events', 'purchases'",
				"'purchases', 'events', 'attributes'",
			],
		),
		history(
			'Events are counted by name, with the first and the last time',
			'events are counted by name, with the first and the last time',
			['users/occurrences.ts', 'Math.min(known.firstMs, timeMs)', 'known.firstMs'],
		),
		history('Duplicate events all count', 'the same event again counts again', [
			'users/occurrences.ts',
			'known.count + times',
			'known.count + Number(timeMs > known.lastMs)',
		]),
		history('Future times are set to now', 'a future time becomes now', [
			'track/applyObjects.ts',
			'Math.min(timeMs, Date.now())',
			'timeMs',
		]),
		history(
			'The quantity of a purchase is 1 by default, counts as so many purchases and multiplies its price',
			'purchases are counted by product and add to the revenue',
			['track/applyObjects.ts', 'pastTime(timeMs), quantity)', 'pastTime(timeMs), 1)'],
		),
		history(
			'Events on the blocklist are ignored, and nobody is told',
			'an event on the blocklist is ignored, and nobody is told',
			['track/applyObjects.ts', 'settings.blocklistedEvents.includes(name)', 'false'],
		),
		history(
			'Products on the blocklist are ignored, and nobody is told',
			'a product on the blocklist is ignored, and nobody is told',
			['track/applyObjects.ts', 'settings.blocklistedProducts.includes(productId)', 'false'],
		),
	],
};
