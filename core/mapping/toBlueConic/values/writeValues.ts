import type { Warn } from '../../run/mapRow';
import type { ConvertScalar } from './convertScalar';
import { isBlank, scalarsOf, type Scalar, type Unfit } from './scalars';

/** Where a value goes: what becomes of it there, and what warnings name. */
export interface ValueTarget {
	readonly property: string;
	readonly convert: ConvertScalar;
}

/**
 * JSON texts of a property's values, separated by commas: empty when none fits, `undefined` when
 * Braze's value says nothing.
 */
export type WriteValues = (value: unknown, target: ValueTarget, warn: Warn) => string | undefined;

/** Every value that fits. */
export const writeAll: WriteValues = (value, target, warn) => {
	// Most values are of these kinds.
	if (value === undefined) return undefined;
	if (typeof value === 'string') {
		return isBlank(value) ? undefined : written(value, target, warn);
	}
	if (Number.isSafeInteger(value)) return written(Number(value), target, warn);
	const scalars = scalarsOf(value);
	const [first] = scalars;
	if (first === undefined) return undefined;
	return scalars.length === 1 ? written(first, target, warn) : writtenEach(scalars, target, warn);
};

/** The first value, for what holds one. */
export const writeFirst: WriteValues = (value, target, warn) => {
	const [first, ...others] = scalarsOf(value);
	if (first === undefined) return undefined;
	const text = written(first, target, warn);
	if (text !== '' && others.length > 0) warn('severalValuesFirstSent', target.property);
	return text;
};

const converted = (scalar: Scalar | Unfit, { convert }: ValueTarget): string | Unfit =>
	typeof scalar === 'object' ? scalar : convert(scalar);

function written(scalar: Scalar | Unfit, target: ValueTarget, warn: Warn): string {
	const text = converted(scalar, target);
	if (typeof text === 'string') return text;
	warn(text.unfit, target.property);
	return '';
}

/** Each kind of what is left out is told once. */
function writtenEach(
	scalars: readonly (Scalar | Unfit)[],
	target: ValueTarget,
	warn: Warn,
): string {
	const texts: string[] = [];
	const kinds = new Set<string>();
	for (const scalar of scalars) {
		const text = converted(scalar, target);
		if (typeof text === 'string') texts.push(text);
		else kinds.add(text.unfit);
	}
	for (const kind of kinds) warn(kind, target.property);
	return texts.join(',');
}
