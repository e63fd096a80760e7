import type { PropertyCatalogue } from '../properties/propertyCatalogue';
import type { Profile } from '../profiles/profile';
import { findObjective } from './objectives';

/** What a profile says of objectives. */
export interface Consent {
	/** The zone of privacy legislation; a profile without one is treated as in the zone NONE. */
	readonly legislation: string | undefined;
	readonly consented: readonly string[];
	readonly refused: readonly string[];
}

/** Reads the consent of profiles. */
export function consentReader(catalogue: PropertyCatalogue): (profile: Profile) => Consent {
	const slot = (id: string): number => catalogue.slotOf(id) ?? -1;
	const legislation = slot('privacy_legislation');
	const consented = slot('consented_objectives');
	const refused = slot('refused_objectives');
	return (profile) => ({
		legislation: profile.get(legislation)[0],
		consented: profile.get(consented),
		refused: profile.get(refused),
	});
}

/** Whether the objective needs no consent, or none where the profile is. */
export function isConsentUnneeded({ legislation = 'NONE' }: Consent, objectiveId: string): boolean {
	const objective = findObjective(objectiveId);
	if (!objective) return false;
	return !objective.needsConsent || !objective.legislations.includes(legislation);
}
