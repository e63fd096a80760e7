import { exportFields } from '../../braze/fieldCatalogue';
import type { BrazeField } from '../model/brazeField';
import type { RemainingFields, ToBlueConicMapping } from '../model/toBlueConicMapping';

/** Holds the custom attributes of a user of Braze's export. */
export const attributesField = 'custom_attributes';

/** Property IDs hold letters, digits, - and _ (support.blueconic.com/hc/en-us/articles/247611). */
const otherCharacter = /[^A-Za-z0-9_-]/g;

/** The property that a remaining field goes to. */
function remainingProperty(prefix: string, name: string): string {
	return `${prefix}${name}`.replace(otherCharacter, '_') || '_';
}

/** Names of standard fields and of custom attributes. */
interface Names {
	readonly standard: Set<string>;
	readonly attributes: Set<string>;
}

/** A value inside a nested attribute names the attribute. */
function nameAttribute(path: readonly string[], names: Set<string>): void {
	const name = path.join('.');
	names.add(name).add(name.split('.')[0] ?? name);
}

function addNames(field: BrazeField, { standard, attributes }: Names): void {
	if (field.kind === 'standard') standard.add(field.name);
	if (field.kind === 'customAttribute') nameAttribute([field.name], attributes);
	if (field.kind !== 'path') return;
	const [root = '', ...inner] = field.path;
	if (root === attributesField) nameAttribute(inner, attributes);
	else standard.add(root);
}

function namesOf({ identifiers, rows }: ToBlueConicMapping): Names {
	const names: Names = { standard: new Set(), attributes: new Set() };
	for (const { field } of [...identifiers, ...rows]) addNames(field, names);
	return names;
}

/** Properties that a mapping writes without its remaining fields. */
function writtenProperties({ identifiers, rows }: ToBlueConicMapping): Set<string> {
	const identifying = identifiers.flatMap(({ target }) =>
		target.kind === 'property' ? [target.property] : [],
	);
	return new Set([...identifying, ...rows.map(({ property }) => property)]);
}

/** A standard field that no identifier or row names, and where it goes. */
interface StandardTarget {
	readonly name: string;
	readonly property: string;
	/** An identifier or row writes the property already. */
	readonly isTaken: boolean;
}

/** Which fields remain, and where they go. */
export interface RemainingTargets {
	readonly standard: readonly StandardTarget[];
	/** Properties that no custom attribute may go to. */
	readonly taken: ReadonlySet<string>;
	/** The property of a custom attribute, or `undefined` when it does not remain. */
	readonly attributeProperty: (name: string) => string | undefined;
}

/** Finds which fields remain of a mapping. */
export function remainingTargets(
	mapping: ToBlueConicMapping,
	{ prefix, leaveOut }: RemainingFields,
): RemainingTargets {
	const named = namesOf(mapping);
	const written = writtenProperties(mapping);
	const out = new Set(leaveOut);
	const standard = exportFields
		.filter(({ name }) => !named.standard.has(name) && !out.has(name))
		.map(({ name }) => {
			const property = remainingProperty(prefix, name);
			return { name, property, isTaken: written.has(property) };
		});
	return {
		standard,
		taken: new Set([...written, ...standard.map(({ property }) => property)]),
		attributeProperty: (name) =>
			named.attributes.has(name) || out.has(name) || out.has(`${attributesField}.${name}`)
				? undefined
				: remainingProperty(prefix, name),
	};
}
