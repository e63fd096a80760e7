import type { PropertyRule } from './bulkRequest';

type Merge = (current: readonly string[], values: readonly string[]) => readonly string[];

function decimals(text: string): number {
	return text.split('.')[1]?.length ?? 0;
}

function sum(current: readonly string[], values: readonly string[]): readonly string[] {
	const terms = [...current.slice(0, 1), ...values];
	const total = terms.reduce((subtotal, term) => subtotal + Number(term), 0);
	return [total.toFixed(Math.max(...terms.map(decimals)))];
}

function appended(current: readonly string[], values: readonly string[]): readonly string[] {
	return [...new Set([...current, ...values])];
}

/** How each strategy joins the new values with those there are. */
export const MERGES: Readonly<Record<PropertyRule['strategy'], Merge>> = {
	SET: (_current, values) => values,
	SET_IF_EMPTY: (current, values) => (current.length > 0 ? current : values),
	ADD: appended,
	REMOVE: (current, values) => current.filter((value) => !values.includes(value)),
	INCREMENT: (current, values) => (values.length > 0 ? sum(current, values) : current),
	SUM: (current, values) => (values.length > 0 ? sum(current, values) : current),
};
