import type { Catalogue, PropertyType } from '../model/catalogue';
import type { MergeStrategy, ToBlueConicMapping } from '../model/toBlueConicMapping';
import type { Warn } from '../run/mapRow';
import { ownValue } from './brazeFieldReader';
import { compileRule, type WriteRule } from './propertyRule';
import { attributesField, remainingTargets, type RemainingTargets } from './remainingTargets';
import { scalarsOf } from './values/scalars';

/** What the remaining fields of a run are, and where they can go. */
export interface RemainingPlan {
	/** Properties that exist, or will before the rows arrive. */
	readonly properties: ReadonlyMap<string, PropertyType>;
	/** Names of the fields that hold something in the run: one that a user lacks is empty. */
	readonly seen: readonly string[];
}

/** Writes the property rules of a user's remaining fields, separated by commas. */
export type WriteRemaining = (user: unknown, warn: Warn) => string;

/** A custom attribute: its property, and how its value gets there. */
interface Attribute {
	readonly property: string;
	readonly write: WriteRule;
}

/** Compiled once, and then kept; names that users make up in great number are compiled each time. */
const mostKeptAttributes = 10_000;

/** Warnings name so many missing properties; a report stays readable. */
const mostMissingNames = 500;
const otherNames = 'others';

/** Tells of a value that is left out; one that says nothing is not missed. */
const leaveOutAs =
	(kind: string, target: string): WriteRule =>
	(value, warn) => {
		if (scalarsOf(value).length > 0) warn(kind, target);
		return '';
	};

/** Compiles how a value goes to a property, or that there is none. */
function ruleCompiler(
	strategy: MergeStrategy,
	timeZone: string,
	properties: ReadonlyMap<string, PropertyType> | undefined,
): (property: string) => WriteRule {
	const missing = new Set<string>();
	const leaveOutMissing = (property: string): WriteRule => {
		if (missing.size < mostMissingNames) missing.add(property);
		return leaveOutAs('propertyMissing', missing.has(property) ? property : otherNames);
	};
	return (property) => {
		const propertyType = properties?.get(property);
		if (properties && propertyType === undefined) return leaveOutMissing(property);
		return compileRule({ property, strategy, type: 'automatic', propertyType, timeZone });
	};
}

type StandardField = RemainingTargets['standard'][number];

/** Writes the standard fields: one that a user lacks clears if the run has seen it elsewhere. */
function standardWriter(
	fields: readonly StandardField[],
	seen: ReadonlySet<string>,
	compile: (property: string) => WriteRule,
): (user: unknown, warn: Warn) => string[] {
	const compiled = fields.map(({ name, property, isTaken }) => ({
		name,
		write: isTaken ? leaveOutAs('propertyTaken', property) : compile(property),
		isSeen: seen.has(name),
	}));
	return (user, warn) => {
		const rules: string[] = [];
		for (const { name, write, isSeen } of compiled) {
			const value = ownValue(user, name);
			if (value === undefined && !isSeen) continue;
			const rule = write(value, warn);
			if (rule !== '') rules.push(rule);
		}
		return rules;
	};
}

/** Finds the custom attributes that remain; which one a property is for, by the order of names. */
function attributeFinder(
	targets: RemainingTargets,
	seen: readonly string[],
	compile: (property: string) => WriteRule,
): (name: string) => Attribute | undefined {
	const owners = new Map<string, string>();
	for (const name of [...seen].sort()) {
		const property = targets.attributeProperty(name);
		if (property !== undefined && !owners.has(property)) owners.set(property, name);
	}
	const isTaken = (property: string, name: string): boolean =>
		targets.taken.has(property) || (owners.get(property) ?? name) !== name;
	const compiled = (name: string): Attribute | undefined => {
		const property = targets.attributeProperty(name);
		if (property === undefined) return undefined;
		const write = isTaken(property, name)
			? leaveOutAs('propertyTaken', property)
			: compile(property);
		return { property, write };
	};

	const kept = new Map<string, Attribute | undefined>();
	return (name) => {
		if (kept.has(name)) return kept.get(name);
		const attribute = compiled(name);
		if (kept.size < mostKeptAttributes) kept.set(name, attribute);
		return attribute;
	};
}

/** Names of what a user holds, or none. */
const keysOf = (holder: unknown): readonly string[] =>
	typeof holder === 'object' && holder !== null && !Array.isArray(holder)
		? Object.keys(holder)
		: [];

/** Those of the names that a user lacks. */
function lackedOf(names: readonly string[], held: readonly string[]): readonly string[] {
	if (names.length === 0) return names;
	const had = new Set(held);
	return names.filter((name) => !had.has(name));
}

/** Writes the custom attributes; with those that a user lacks where these clear. */
function attributesWriter(
	attributeOf: (name: string) => Attribute | undefined,
	cleared: readonly string[],
): (user: unknown, warn: Warn) => string[] {
	return (user, warn) => {
		const attributes = ownValue(user, attributesField);
		const held = keysOf(attributes);
		const rules = new Map<string, string>();
		for (const name of [...held, ...lackedOf(cleared, held)]) {
			const attribute = attributeOf(name);
			if (!attribute) continue;
			const { property, write } = attribute;
			const value = ownValue(attributes, name);
			if (rules.has(property)) {
				// Of two that no survey has seen, a property takes the first of each user.
				leaveOutAs('propertyTaken', property)(value, warn);
				continue;
			}
			const rule = write(value, warn);
			if (rule !== '') rules.set(property, rule);
		}
		return [...rules.values()];
	};
}

/**
 * Compiles how the fields that no identifier or row names are written: each standard field and
 * custom attribute to the property of its name. What has no property of its own is left out with a
 * warning. Without a plan the catalogue tells which properties there are.
 */
export function compileRemaining(
	mapping: ToBlueConicMapping,
	catalogue: Catalogue,
	plan: RemainingPlan | undefined,
): WriteRemaining | undefined {
	const { remaining } = mapping;
	if (!remaining) return undefined;
	const targets = remainingTargets(mapping, remaining);
	const properties = plan?.properties ?? catalogue.properties;
	const compile = ruleCompiler(remaining.strategy, mapping.timeZone, properties);
	const seen = new Set(plan?.seen);
	const writeStandard = standardWriter(targets.standard, seen, compile);
	// A custom attribute of a standard field's name has no property of its own.
	for (const { name } of targets.standard) seen.delete(name);
	const writeAttributes = attributesWriter(
		attributeFinder(targets, [...seen], compile),
		remaining.strategy === 'clear' ? [...seen] : [],
	);
	return (user, warn) => [...writeStandard(user, warn), ...writeAttributes(user, warn)].join(',');
}
