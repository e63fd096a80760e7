import type { UpdateStyle } from '../model/toBrazeMapping';

/**
 * Keys under which Braze takes changes of a list and of an array of objects, instead of a value
 * (braze.com/docs, user attributes object, "Arrays"; array of objects).
 */
export const operators: ReadonlyMap<UpdateStyle, string> = new Map([
	['addToList', 'add'],
	['removeFromList', 'remove'],
	['addObjects', '$add'],
	['updateObjects', '$update'],
	['removeObjects', '$remove'],
]);
