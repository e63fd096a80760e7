import type { FieldRule } from './checkedData';
import type { DataStrategy } from './eventRule';
import type { EventData, EventValue } from './timelineEvent';

type Values = readonly EventValue[];
type Merge = (values: Values, rule: FieldRule) => Values;

function newValue(value: FieldRule['values'][number]): EventValue {
	return typeof value === 'object' ? mergedData([], value) : value;
}

function newValues({ values }: FieldRule): Values {
	return values.map(newValue);
}

function identifierOf(value: unknown, identifier: string | undefined): unknown {
	if (!Array.isArray(value)) return undefined;
	const fields: readonly { readonly id: string; readonly values: Values }[] = value;
	return fields.find(({ id }) => id === identifier)?.values[0];
}

/** Changes the values that a rule's values are told to be, by their identifier. */
function updated(values: Values, { identifier, values: wanted }: FieldRule): Values {
	return values.map((value) => {
		const own = identifierOf(value, identifier);
		const rules = wanted.find((item) => identifierOf(item, identifier) === own);
		const isNested = typeof value === 'object' && typeof rules === 'object';
		return isNested ? mergedData(value, rules) : value;
	});
}

function without(values: Values, { identifier, values: wanted }: FieldRule): Values {
	const named = wanted.map((item) => identifierOf(item, identifier));
	return values.filter((value) => !named.includes(identifierOf(value, identifier)));
}

function missing(values: Values, rule: FieldRule): Values {
	const { identifier } = rule;
	const known = values.map((value) => identifierOf(value, identifier));
	return rule.values
		.filter((item) => !known.includes(identifierOf(item, identifier)))
		.map(newValue);
}

/** How each strategy joins a field's new values with those there are. */
const MERGES: Readonly<Record<DataStrategy, Merge>> = {
	SET: (_values, rule) => newValues(rule),
	SET_IF_EMPTY: (values, rule) => (values.length > 0 ? values : newValues(rule)),
	ADD: (values, rule) => [...new Set([...values, ...newValues(rule)])],
	UPDATE: updated,
	UPSERT: (values, rule) => [...updated(values, rule), ...missing(values, rule)],
	DELETE: without,
};

/** The data of an event after these rules. A field without values is left out. */
export function mergedData(
	data: readonly EventData[],
	rules: readonly FieldRule[],
): readonly EventData[] {
	const fields = new Map(data.map(({ id, values }) => [id, values]));
	for (const rule of rules) {
		fields.set(rule.id, MERGES[rule.strategy](fields.get(rule.id) ?? [], rule));
	}
	return [...fields]
		.map(([id, values]) => ({ id, values }))
		.filter(({ values }) => values.length > 0);
}
