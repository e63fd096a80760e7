import type { PropertyType } from '../model/catalogue';
import type { RemainingFields, ToBlueConicMapping } from '../model/toBlueConicMapping';
import { ownValue } from './brazeFieldReader';
import { fittingType, type FittingType } from './fittingType';
import { attributesField, remainingTargets, type RemainingTargets } from './remainingTargets';

/** A remaining field, the property that it goes to, and the type that holds its values. */
export interface RemainingField {
	readonly kind: 'standard' | 'customAttribute';
	readonly name: string;
	readonly property: string;
	readonly type: PropertyType;
}

/** What goes over the rows finds at most so many custom attributes. */
const mostNames = 2000;

type Types = Map<string, FittingType>;

/**
 * Goes over the rows of a run once, and finds which fields remain of a mapping and the type that
 * fits each. It remembers a type a name, whatever the number of rows.
 */
export class RemainingSurvey {
	private readonly targets: RemainingTargets;
	private readonly standard: Types = new Map();
	private readonly attributes: Types = new Map();

	constructor(mapping: ToBlueConicMapping, remaining: RemainingFields) {
		this.targets = remainingTargets(mapping, remaining);
	}

	/** Looks at one row; one that is no user holds nothing. */
	see(user: unknown): void {
		for (const { name } of this.targets.standard) {
			see(this.standard, name, ownValue(user, name));
		}
		const attributes = ownValue(user, attributesField);
		if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes)) return;
		for (const name of Object.keys(attributes)) {
			const isKnown = this.attributes.has(name);
			if (!isKnown && this.attributes.size >= mostNames) continue;
			if (!isKnown && this.targets.attributeProperty(name) === undefined) continue;
			see(this.attributes, name, ownValue(attributes, name));
		}
	}

	/**
	 * The fields that have held a value and have a property of their own; their order does not depend
	 * on the rows'.
	 */
	result(): readonly RemainingField[] {
		const { standard, taken, attributeProperty } = this.targets;
		const fields: RemainingField[] = [];
		for (const { name, property, isTaken } of standard) {
			const type = this.standard.get(name);
			if (type && !isTaken) fields.push({ kind: 'standard', name, property, type });
		}
		const properties = new Set(taken);
		for (const [name, type] of [...this.attributes].sort(byName)) {
			const property = attributeProperty(name);
			if (property === undefined || properties.has(property)) continue;
			properties.add(property);
			fields.push({ kind: 'customAttribute', name, property, type });
		}
		return fields;
	}
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
	one < other ? -1 : 1;

function see(types: Types, name: string, value: unknown): void {
	const before = types.get(name);
	const fitting = fittingType(before, value);
	if (fitting !== undefined && fitting !== before) types.set(name, fitting);
}
