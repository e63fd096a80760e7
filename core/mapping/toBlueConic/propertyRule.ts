import { incrementStrategy, type BulkStrategy } from '../../blueconic/bulkStrategies';
import type { PropertyType } from '../model/catalogue';
import type { BlueConicValueType, MergeStrategy } from '../model/toBlueConicMapping';
import type { Warn } from '../run/mapRow';
import { numberFor, scalarConverter } from './values/convertScalar';
import { writeAll, writeFirst } from './values/writeValues';

/** What decides how a value is written to a property. */
export interface RuleSettings {
	readonly property: string;
	readonly strategy: MergeStrategy;
	readonly type: BlueConicValueType;
	/** The property's own type, where it is known. */
	readonly propertyType: PropertyType | undefined;
	readonly timeZone: string;
}

/** Writes a Braze value as the JSON text of a bulk write's property rule; empty writes nothing. */
export type WriteRule = (value: unknown, warn: Warn) => string;

/** BlueConic's strategy for a value, and for an empty one (rest.apidoc.blueconic.com, PUT /profiles). */
const strategies: Readonly<
	Record<MergeStrategy, { readonly filled: BulkStrategy; readonly clearsWhenEmpty: boolean }>
> = {
	set: { filled: 'SET', clearsWhenEmpty: false },
	add: { filled: 'ADD', clearsWhenEmpty: false },
	sum: { filled: incrementStrategy, clearsWhenEmpty: false },
	setIfEmpty: { filled: 'SET_IF_EMPTY', clearsWhenEmpty: false },
	clear: { filled: 'SET', clearsWhenEmpty: true },
};

/** Whether what the strategy writes may not be sent twice. */
export const isOnce = (strategy: MergeStrategy): boolean =>
	strategies[strategy].filled === incrementStrategy;

/** Puts JSON texts of values, separated by commas, into a property rule's JSON text. */
export function ruleWriter(property: string, strategy: BulkStrategy): (values: string) => string {
	const opening = `{"id":${JSON.stringify(property)},"values":[`;
	const closing = `],"strategy":"${strategy}"}`;
	return (values) => opening + values + closing;
}

/**
 * Compiles how a value is written to a property. What says nothing writes nothing, or clears; what
 * does not fit the property's type is left out with a warning and never clears.
 */
export function compileRule(settings: RuleSettings): WriteRule {
	const { property, strategy, type, propertyType, timeZone } = settings;
	const { filled, clearsWhenEmpty } = strategies[strategy];
	// A sum has one addend, and it is a number.
	const adds = isOnce(strategy);
	const write = adds ? writeFirst : writeAll;
	const convert = adds ? numberFor(propertyType) : scalarConverter(type, propertyType, timeZone);
	const target = { property, convert };
	const inRule = ruleWriter(property, filled);
	const whenEmpty = clearsWhenEmpty ? inRule('') : '';
	return (value, warn) => {
		const values = write(value, target, warn);
		if (values === undefined) return whenEmpty;
		return values === '' ? '' : inRule(values);
	};
}
