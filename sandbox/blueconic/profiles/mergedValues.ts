import type { MergeStrategy } from '../properties/propertyDefinition';

/** The values of one property in a profile that is being merged. */
export interface MergeSide {
	readonly values: readonly string[];
	readonly changedAtMs: number;
}

type Choose = (survivor: MergeSide, other: MergeSide) => readonly string[];

function filled(one: MergeSide, other: MergeSide): readonly string[] {
	return one.values.length > 0 ? one.values : other.values;
}

function numbers(one: MergeSide, other: MergeSide): number[] {
	return [...one.values, ...other.values].map(Number);
}

function ofNumbers(combine: (all: readonly number[]) => number): Choose {
	return (survivor, other) => {
		const all = numbers(survivor, other);
		return all.length > 0 ? [String(combine(all))] : [];
	};
}

const sum = (all: readonly number[]): number => all.reduce((total, value) => total + value, 0);

/** What each merge strategy makes of both profiles' values: https://rest.apidoc.blueconic.com */
export const MERGED_VALUES: Readonly<Record<MergeStrategy, Choose>> = {
	BOTH: (survivor, other) => [...new Set([...survivor.values, ...other.values])],
	SUM: ofNumbers(sum),
	HIGHEST: ofNumbers((all) => Math.max(...all)),
	LOWEST: ofNumbers((all) => Math.min(...all)),
	LATEST: (survivor, other) =>
		other.changedAtMs > survivor.changedAtMs ? filled(other, survivor) : filled(survivor, other),
	OLDEST: (survivor, other) =>
		other.changedAtMs < survivor.changedAtMs ? filled(other, survivor) : filled(survivor, other),
	KEEP_CURRENT: filled,
	SYSTEM_DEFINED: filled,
};
