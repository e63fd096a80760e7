import { jsonTextOf } from '../../run/exactJson';
import { isTooDeep } from './nesting';

/** A value that a property may hold once it is text. */
export type Scalar = string | number;

/** Why a value is left out, as reports count it. */
export interface Unfit {
	readonly unfit: string;
}

const tooDeep: Unfit = { unfit: 'nestedTooDeep' };
const tooLarge: Unfit = { unfit: 'numberTooLarge' };
const nothing: readonly never[] = [];

/** Whether a text says nothing. */
export function isBlank(text: string): boolean {
	const first = text.charCodeAt(0);
	return !(first > 32 && first < 127) && text.trim() === '';
}

/**
 * BlueConic holds every value as text: booleans and long numbers as written, objects as JSON, lists
 * as several values. A missing key, null, blank text, an empty list or object say nothing.
 */
export function scalarsOf(value: unknown): readonly (Scalar | Unfit)[] {
	if (isTooDeep(value)) return [tooDeep];
	if (!Array.isArray(value)) {
		const scalar = scalarOf(value);
		return scalar === undefined ? nothing : [scalar];
	}
	const scalars: (Scalar | Unfit)[] = [];
	addScalars(value, scalars);
	return scalars;
}

function addScalars(list: readonly unknown[], scalars: (Scalar | Unfit)[]): void {
	for (const element of list) {
		if (Array.isArray(element)) {
			addScalars(element, scalars);
			continue;
		}
		const scalar = scalarOf(element);
		if (scalar !== undefined) scalars.push(scalar);
	}
}

function scalarOf(value: unknown): Scalar | Unfit | undefined {
	switch (typeof value) {
		case 'string':
			return isBlank(value) ? undefined : value;
		case 'number':
			// 1e400 is JSON, but no number that can be written.
			return Number.isFinite(value) ? value : tooLarge;
		case 'bigint':
		case 'boolean':
			return String(value);
		default:
			if (typeof value !== 'object' || value === null) return undefined;
			return Object.keys(value).length > 0 ? jsonTextOf(value) : undefined;
	}
}
