import type { Catalogue } from '../model/catalogue';
import type { ProfileSource, Telling } from '../model/profileSource';
import { isTexts, malformed, noValues, type Profile, type ProfileReader } from './profile';
import type { RowDraft } from './rowDraft';
import { segmentsReader } from './segmentsReader';
import { filledTexts } from './values/filledTexts';

/** The values that a source has in a profile. */
export type ReadSource = (draft: RowDraft) => readonly string[];

/** What sources are read with. */
export interface SourceContext {
	readonly profiles: ProfileReader;
	readonly catalogue: Catalogue;
}

/** BlueConic's property of the interactions that a profile has seen, by ID. */
const viewedInteractions = 'interactions_viewed';

/** Sources that are lists whatever they hold, so that a target keeps its type. */
const listSources: ReadonlySet<ProfileSource['kind']> = new Set([
	'segments',
	'viewedInteractions',
	'consentedObjectives',
	'refusedObjectives',
]);

export const isListSource = ({ kind }: ProfileSource): boolean => listSources.has(kind);

/**
 * Compiles a source to a function of a row.
 *
 * @param target Named in warnings of what is told by ID, because its name is not known.
 */
export function sourceReader(
	source: ProfileSource,
	target: string,
	context: SourceContext,
): ReadSource {
	const { profiles, catalogue } = context;
	switch (source.kind) {
		case 'property':
			return propertyReader(source.property, profiles);
		case 'profileId':
			return ({ profile }) => [profile.object.id];
		case 'staticText': {
			const values = [source.text];
			return () => values;
		}
		case 'permissionLevel':
			return ({ profile }) => permissionLevelOf(profile);
		case 'segments':
			return segmentsReader(source, target);
		case 'viewedInteractions':
			return told(propertyReader(viewedInteractions, profiles), {
				as: source.as,
				names: catalogue.interactionNames,
				unknown: { kind: 'interactionNameUnknown', target },
			});
		case 'consentedObjectives':
		case 'refusedObjectives':
			return told(objectivesReader(source.kind, profiles), {
				as: source.as,
				names: catalogue.objectiveNames,
				unknown: { kind: 'objectiveNameUnknown', target },
			});
	}
}

function propertyReader(property: string, profiles: ProfileReader): ReadSource {
	const slot = profiles.slotOf(property);
	return ({ profile }) => profile.slots[slot] ?? noValues;
}

function permissionLevelOf({ object: { permissions } }: Profile): readonly string[] {
	if (permissions === undefined || permissions === null) return noValues;
	const { level }: { readonly level?: unknown } = Object(permissions);
	if (level === undefined || level === null) return noValues;
	if (typeof level !== 'string') throw malformed('Its permission level is no text.');
	return [level];
}

/** BlueConic's properties of the same, for profiles that were read without the lists. */
const objectiveProperties = {
	consentedObjectives: 'consented_objectives',
	refusedObjectives: 'refused_objectives',
} as const;

function objectivesReader(
	list: keyof typeof objectiveProperties,
	profiles: ProfileReader,
): ReadSource {
	const ofProperty = propertyReader(objectiveProperties[list], profiles);
	return (draft) => {
		const ids = draft.profile.object[list];
		if (ids === undefined || ids === null) return ofProperty(draft);
		if (!isTexts(ids)) throw malformed('Its objectives are no list of texts.');
		return ids;
	};
}

/** What is known by IDs, as it is to be told; an ID without a name stays one. */
function told(
	read: ReadSource,
	{
		as,
		names,
		unknown,
	}: {
		readonly as: Telling;
		readonly names: ReadonlyMap<string, string>;
		readonly unknown: { readonly kind: string; readonly target: string };
	},
): ReadSource {
	if (as === 'ids') return read;
	return (draft) => {
		const ids = filledTexts(read(draft));
		if (ids.some((id) => !names.has(id))) draft.warnings.push(unknown);
		return ids.map((id) => names.get(id) ?? id);
	};
}
