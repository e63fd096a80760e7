import type { PropertyType } from '../../../../../core/mapping/model/catalogue';
import type { BrazeValueType, UpdateStyle } from '../../../../../core/mapping/model/toBrazeMapping';

/** What decides about a value before it is known. */
export interface DecidedRow {
	/** A standard field by its name. */
	readonly target: 'custom attribute' | 'nested' | 'subscription group' | (string & {});
	readonly type: BrazeValueType;
	readonly style: UpdateStyle;
	readonly propertyType?: PropertyType;
}

/** What one kind of value of BlueConic becomes in Braze. */
export interface BrazeValueDecision extends DecidedRow {
	/** The kind of value in words. */
	readonly kind: string;
	readonly values: readonly string[];
	/** JSON text; nothing when the value is left out. */
	readonly sends: string | undefined;
	readonly warning?: string;
}

/** Kind, values, what is sent, and the warning. */
export type DecidedValue = readonly [
	kind: string,
	values: readonly string[],
	sends: string | undefined,
	warning?: string,
];

export const decided = (
	row: DecidedRow,
	values: readonly DecidedValue[],
): readonly BrazeValueDecision[] =>
	values.map(([kind, texts, sends, warning]) => ({
		...row,
		kind,
		values: texts,
		sends,
		...(warning !== undefined && { warning }),
	}));

export const attribute = { target: 'custom attribute', style: 'set' } as const;
export const nested = { target: 'nested', style: 'mergeObject' } as const;

export const longest = 'x'.repeat(255);
export const tooLong = 'x'.repeat(256);
/** Two units of text each, one character. */
export const longestOfFoxes = '🦊'.repeat(255);
export const tooManyFoxes = '🦊'.repeat(256);
/** Whole numbers from 1 as texts. */
export const upTo = (count: number): readonly string[] =>
	Array.from({ length: count }, (_, index) => String(index + 1));
