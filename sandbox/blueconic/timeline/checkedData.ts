import { z } from 'zod';
import type { FieldType } from './eventTypes';
import { dataRule, type DataRule, type DataStrategy } from './eventRule';
import { jsonTypeOf, PRIMITIVE_TYPES, type Primitive } from './primitiveTypes';

/** A rule that fits its field. */
export interface FieldRule {
	readonly id: string;
	readonly strategy: DataStrategy;
	/** Of a nested field: which of its fields tells one value from another. */
	readonly identifier?: string;
	readonly values: readonly (Primitive | readonly FieldRule[])[];
}

/** Rules with what is wrong with them: nothing when they can be applied. */
export interface CheckedData {
	readonly rules: readonly FieldRule[];
	readonly problems: readonly string[];
}

interface CheckedValue {
	readonly value: FieldRule['values'][number];
	readonly problems: readonly string[];
}

const PLAIN_STRATEGIES: readonly DataStrategy[] = ['ADD', 'SET', 'SET_IF_EMPTY'];
const NESTED_STRATEGIES: readonly DataStrategy[] = ['SET', 'UPSERT', 'UPDATE', 'DELETE'];

const nestedValue = z.array(dataRule);

function wrongType(path: string, expected: string, value: unknown): string {
	return expected === 'date-time'
		? `${path}: [${String(value)}] is not a valid date-time`
		: `${path}: expected type: ${expected}, found: ${jsonTypeOf(value)}`;
}

function checkNested(
	fields: readonly FieldType[],
	{ json, identifier }: { readonly json: unknown; readonly identifier?: string },
	path: string,
): CheckedValue {
	const parsed = nestedValue.safeParse(json);
	if (!parsed.success) return { value: [], problems: [wrongType(path, 'JSONArray', json)] };
	// An identifier has one value; more are ignored.
	const rules = parsed.data.map((rule) =>
		rule.id === identifier ? { ...rule, values: rule.values.slice(0, 1) } : rule,
	);
	const { rules: value, problems } = checkData(fields, rules, path);
	if (identifier === undefined) return { value, problems };
	const [own] = rules.find(({ id }) => id === identifier)?.values ?? [];
	const missing = own === undefined || own === '';
	const text = `${path}/${identifier}: the identifier is empty`;
	return { value, problems: missing ? [...problems, text] : problems };
}

function checkValue({ identifier, value }: FieldType, json: unknown, path: string): CheckedValue {
	if (typeof value !== 'string') return checkNested(value, { json, identifier }, path);
	const { expected, fits } = PRIMITIVE_TYPES[value];
	if (fits(json)) return { value: json, problems: [] };
	return { value: [], problems: [wrongType(path, expected, json)] };
}

function checkRule(fields: readonly FieldType[], rule: DataRule, path: string): CheckedData {
	const { id, values } = rule;
	const field = fields.find(({ key }) => key === id);
	if (!field) return { rules: [], problems: [`${path}: extraneous key [${id}] is not permitted`] };
	const own = `${path}/${id}`;
	const allowed = typeof field.value === 'string' ? PLAIN_STRATEGIES : NESTED_STRATEGIES;
	// A nested field that has an identifier needs no strategy.
	const strategy = rule.strategy ?? (field.identifier === undefined ? 'SET' : 'UPSERT');
	const checked = values.map((value, index) => checkValue(field, value, `${own}/${index}`));
	const problems = checked.flatMap((value) => value.problems);
	if (!allowed.includes(strategy)) problems.unshift(`${own}: takes no strategy ${strategy}`);
	if (!field.multiple && values.length > 1) {
		problems.unshift(`${own}: expected maximum item count: 1, found: ${values.length}`);
	}
	const { identifier } = field;
	return {
		rules: [{ id, strategy, identifier, values: checked.map(({ value }) => value) }],
		problems,
	};
}

/** Holds the data of an event against the fields of its type. */
export function checkData(
	fields: readonly FieldType[],
	rules: readonly DataRule[],
	path = '#',
): CheckedData {
	const checked = rules.map((rule) => checkRule(fields, rule, path));
	return {
		rules: checked.flatMap((one) => one.rules),
		problems: checked.flatMap((one) => one.problems),
	};
}
