import { dateLikeMoment, type Moment } from './moment';
import { isScalar, isShortText } from './value';

/** The types that an admin can force on scalars. */
export type ForcedType =
	'boolean' | 'number' | 'string' | 'time' | 'array' | 'object' | 'object_array';

const TRUE = ['1', 'true', 't'];
const FALSE = ['0', 'false', 'f'];
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

type Coercion = (
	given: boolean | number | string,
) => boolean | number | string | Moment | undefined;

const COERCIONS: Partial<Record<ForcedType, Coercion>> = {
	boolean: (given) => {
		const text = String(given).toLowerCase();
		if (TRUE.includes(text)) return true;
		return FALSE.includes(text) ? false : undefined;
	},
	number: (given) => {
		if (typeof given === 'number') return given;
		return typeof given === 'string' && NUMBER.test(given) ? Number(given) : undefined;
	},
	string: (given) => (isShortText(String(given)) ? String(given) : undefined),
	time: (given) => (typeof given === 'string' ? dateLikeMoment(given) : undefined),
};

/** The scalar as the forced type has it; undefined if it cannot be made so. */
export function coerced(given: unknown, type: ForcedType): ReturnType<Coercion> {
	return isScalar(given) ? COERCIONS[type]?.(given) : undefined;
}
