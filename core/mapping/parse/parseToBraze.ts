import { ConfigurationError } from '../../flow/syncError';
import type { ProfileSource, ProfileSourceKind } from '../model/profileSource';
import type { ToBrazeMapping, ToBrazeRow } from '../model/toBrazeMapping';
import { sourceWords } from './editorWords';
import { listedNames } from './listedNames';
import { toBrazeParameters, type SourceParameters } from './parameters';
import { readParameters } from './readParameters';
import {
	placed,
	refuseSameIdentifiers,
	requireIdentifier,
	requireRules,
	requireTimeZone,
	type Rule,
} from './rule';
import { requireFittingRows, styleRules } from './styleRules';
import { settledTarget, targetRules } from './targetRules';

type Identifier = ToBrazeMapping['identifiers'][number];

const sourceReaders: {
	readonly [Kind in ProfileSourceKind]: (
		row: SourceParameters,
	) => Extract<ProfileSource, { kind: Kind }>;
} = {
	property: ({ property }) => ({ kind: 'property', property }),
	profileId: () => ({ kind: 'profileId' }),
	segments: ({ telling, chosenSegments }) => ({
		kind: 'segments',
		as: telling,
		chosen: listedNames(chosenSegments),
	}),
	viewedInteractions: ({ telling }) => ({ kind: 'viewedInteractions', as: telling }),
	permissionLevel: () => ({ kind: 'permissionLevel' }),
	consentedObjectives: ({ telling }) => ({ kind: 'consentedObjectives', as: telling }),
	refusedObjectives: ({ telling }) => ({ kind: 'refusedObjectives', as: telling }),
	staticText: ({ text }) => ({ kind: 'staticText', text }),
};

const sourceRules: readonly Rule<{ readonly source: ProfileSource }>[] = [
	({ source }) =>
		source.kind === 'property' &&
		source.property === '' &&
		`has no 'Profile Property': choose one.`,
	({ source }) =>
		source.kind === 'staticText' && source.text.trim() === '' && `has no 'Text': enter one.`,
];

/** A user is known by one value. */
const identifierSources: ReadonlySet<ProfileSourceKind> = new Set([
	'property',
	'profileId',
	'staticText',
]);

const identifierRules: readonly Rule<Identifier>[] = [
	({ identifier, aliasLabel }) =>
		identifier === 'user_alias' &&
		aliasLabel === '' &&
		`has no 'Alias Label': enter the label of the alias.`,
	({ source }) =>
		!identifierSources.has(source.kind) &&
		`has '${sourceWords[source.kind]}' as 'Source', but a user is known by a single value: choose 'Profile Property', 'BlueConic Profile ID' or 'Static Text'.`,
	...sourceRules,
];

const rowRules: readonly Rule<ToBrazeRow>[] = [...sourceRules, ...targetRules, ...styleRules];

/**
 * The mapping of an export goal, from the Mapper's parameters.
 *
 * @throws ConfigurationError naming the row and the field.
 */
export function parseToBraze(raw: unknown): ToBrazeMapping {
	const { parameters, rowWord } = readParameters('toBraze', toBrazeParameters, raw);
	const { timeZone, whenUnfit, longestList } = parameters.options;
	const identifiers = placed(
		'Identifier',
		parameters.brazeIdentifiers.map((row) => ({
			identifier: row.identifier,
			aliasLabel: row.identifier === 'user_alias' ? row.aliasLabel : '',
			source: sourceReaders[row.source](row),
		})),
	);
	const rows = placed(
		rowWord,
		parameters.brazeMappings.map((row): ToBrazeRow => ({
			source: sourceReaders[row.source](row),
			target: settledTarget(row.brazeField),
			style: row.updateStyle,
			type: row.type,
			whenEmpty: row.whenEmpty,
			identifierKey: row.identifierKey,
		})),
	);
	requireIdentifier(identifiers);
	requireRules(identifiers, identifierRules);
	refuseSameIdentifiers(identifiers);
	requireRules(rows, rowRules);
	requireFittingRows(rows);
	requireTimeZone(timeZone);
	requireLongestList(longestList);
	return {
		direction: 'toBraze',
		identifiers: identifiers.map(({ row }) => row),
		allowCreation: parameters.allowCreation,
		rows: rows.map(({ row }) => row),
		whenUnfit,
		timeZone,
		longestList,
	};
}

function requireLongestList(longestList: number): void {
	if (Number.isSafeInteger(longestList) && longestList >= 1) return;
	throw new ConfigurationError(
		`'Longest List' is ${longestList}: enter a whole number of 1 or more, as many elements as Braze keeps in a list.`,
	);
}
