import { exportFieldNames } from '../../braze/fieldCatalogue';
import { ConfigurationError } from '../../flow/syncError';
import type { BrazeField } from '../model/brazeField';
import { textOfBrazeField } from '../model/brazeFieldText';
import type {
	IdentifierTarget,
	RemainingFields,
	ToBlueConicMapping,
	ToBlueConicRow,
} from '../model/toBlueConicMapping';
import { listedNames } from './listedNames';
import { toBlueConicParameters, type ToBlueConicParameters } from './parameters';
import { readParameters } from './readParameters';
import {
	placed,
	refuseSameIdentifiers,
	requireIdentifier,
	requirePairs,
	requireRules,
	requireTimeZone,
	type Placed,
	type Rule,
} from './rule';

type Identifier = ToBlueConicMapping['identifiers'][number];

const exported: ReadonlySet<string> = new Set(exportFieldNames);

/** A field that Braze's export can have. */
const fieldRules: readonly Rule<{ readonly field: BrazeField }>[] = [
	({ field }) => nameOf(field) === '' && `has no 'Braze Field': choose one.`,
	({ field }) =>
		field.kind === 'path' &&
		field.path.includes('') &&
		`has nothing between two dots of "${textOfBrazeField(field)}" or behind the last: correct 'Braze Field'.`,
	({ field }) => {
		const root = field.kind === 'path' ? field.path[0] : field.kind === 'standard' && field.name;
		if (typeof root !== 'string' || exported.has(root)) return undefined;
		const name = textOfBrazeField(field);
		return `names the Braze field "${name}", which Braze's export does not have: choose one from the list, or write "custom_attributes.${name}".`;
	},
];

const propertyRule: Rule<{ readonly property: string }> = ({ property }) =>
	property === '' && `has no 'Profile Property': choose one.`;

const identifierRules: readonly Rule<Identifier>[] = [
	...fieldRules,
	({ target }) => target.kind === 'property' && propertyRule(target),
];

const rowRules: readonly Rule<ToBlueConicRow>[] = [...fieldRules, propertyRule];

/** Names of BlueConic's properties are made of these (rest.apidoc.blueconic.com, PUT
 * /profileProperties/{id}). */
const prefix = /^[A-Za-z0-9_-]*$/;

/**
 * The mapping of an import goal, from the Mapper's parameters.
 *
 * @throws ConfigurationError naming the row and the field.
 */
export function parseToBlueConic(raw: unknown): ToBlueConicMapping {
	const { parameters, rowWord } = readParameters('toBlueConic', toBlueConicParameters, raw);
	const identifiers = placed(
		'Identifier',
		parameters.blueConicIdentifiers.map((row) => ({
			field: row.brazeField,
			target: identifierTarget(row),
		})),
	);
	const rows = placed(
		rowWord,
		parameters.blueConicMappings.map((row): ToBlueConicRow => ({
			field: row.brazeField,
			property: row.property,
			strategy: row.mergeStrategy,
			type: row.type,
		})),
	);
	requireIdentifier(identifiers);
	requireRules(identifiers, identifierRules);
	refuseSameIdentifiers(identifiers);
	if (parameters.identifierMatch === 'all') refuseProfileId(identifiers);
	requireRules(rows, rowRules);
	requirePairs(rows, ({ property }) => property, overwriting);
	requireTimeZone(parameters.options.timeZone);
	return {
		direction: 'toBlueConic',
		identifiers: identifiers.map(({ row }) => row),
		match: parameters.identifierMatch,
		allowCreation: parameters.allowCreation,
		rows: rows.map(({ row }) => row),
		remaining: parameters.addRemainingFields ? remainingFields(parameters) : undefined,
		timeZone: parameters.options.timeZone,
	};
}

/** The part of a field that a person names; `undefined` of a way into another field. */
function nameOf(field: BrazeField): string | undefined {
	switch (field.kind) {
		case 'alias':
			return field.label;
		case 'purchase':
			return field.product;
		case 'campaign':
			return field.nameOrId;
		case 'path':
			return undefined;
		default:
			return field.name;
	}
}

function identifierTarget(
	row: ToBlueConicParameters['blueConicIdentifiers'][number],
): IdentifierTarget {
	return row.matchBy === 'profileId'
		? { kind: 'profileId' }
		: { kind: 'property', property: row.property };
}

/** The Profile ID overrides all matching (rest.apidoc.blueconic.com, PUT /profiles). */
function refuseProfileId(identifiers: readonly Placed<Identifier>[]): void {
	const byProfileId = identifiers.find(({ row }) => row.target.kind === 'profileId');
	if (byProfileId === undefined) return;
	throw new ConfigurationError(
		`${byProfileId.place} is held against the BlueConic Profile ID, which decides alone whatever the other identifiers say: set 'Identifier Match' to 'Any of Them', or 'Match By' to 'Profile Property'.`,
	);
}

const overwriting = (one: Placed<ToBlueConicRow>, other: Placed<ToBlueConicRow>): string =>
	`${one.place} and ${other.place} both write the property "${one.row.property}": remove one, or they would overwrite each other.`;

function remainingFields(parameters: ToBlueConicParameters): RemainingFields {
	if (!prefix.test(parameters.remainingPrefix)) {
		throw new ConfigurationError(
			`'Property Prefix' is "${parameters.remainingPrefix}", but property names are made of letters, digits, '-' and '_': leave out all else.`,
		);
	}
	return {
		strategy: parameters.remainingStrategy,
		prefix: parameters.remainingPrefix,
		leaveOut: listedNames(parameters.remainingLeaveOut),
		createProperties: parameters.createProperties,
	};
}
