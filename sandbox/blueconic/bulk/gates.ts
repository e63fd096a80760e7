import type { Consent } from '../objectives/consent';
import { isConsentUnneeded } from '../objectives/consent';
import type { ProfileStore } from '../profiles/profileStore';
import { isSegmentMember, type BlueConicSegment } from '../segments/segments';
import type { BlueConicBehaviour } from '../blueConicSettings';
import type { BulkEntry } from './bulkRequest';
import type { BulkState } from './bulkResult';

/** An entry that wants to be applied, and to what. */
export interface Candidate {
	readonly entry: BulkEntry;
	/** The profiles that match it, the one to change first. */
	readonly positions: readonly number[];
	/** The consent the profile would have afterwards. */
	readonly consent: Consent;
	/** The objectives of the request; none when it has no consent gate. */
	readonly objectiveIds: readonly string[];
	readonly seesPii: boolean;
}

/** What entries are held against. */
export interface GateContext {
	readonly profiles: ProfileStore;
	readonly segments: readonly BlueConicSegment[];
	readonly settings: BlueConicBehaviour;
}

type Gate = (candidate: Candidate, context: GateContext) => BulkState | undefined;

/** Who does not see personal data writes none and matches by none. */
const piiGate: Gate = ({ entry, seesPii }, { profiles: { catalogue } }) => {
	const ids = [...entry.properties, ...entry.matching.flat()].map(({ id }) => id);
	const isPii = ids.some((id) => catalogue.get(id)?.dataSensitivity === 'PII');
	return isPii && !seesPii ? 'UNAUTHORIZED' : undefined;
};

const severalGate: Gate = ({ positions }, { settings }) =>
	positions.length > 1 && settings.severalMatches === 'skipped' ? 'SKIPPED' : undefined;

/** UPSERT alone creates, DELETE goes by the profile's id alone. */
const foundGate: Gate = ({ entry: { strategy, profileId }, positions }) => {
	if (strategy === 'DELETE' && profileId === undefined) return 'NOTFOUND';
	return strategy !== 'UPSERT' && positions.length === 0 ? 'NOTFOUND' : undefined;
};

const segmentGate: Gate = ({ entry, positions: [position] }, { profiles, segments }) => {
	const { isMemberOfSegment } = entry.restriction;
	if (isMemberOfSegment === undefined) return undefined;
	const segment = segments.find(({ id }) => id === isMemberOfSegment);
	const isMember =
		segment !== undefined && position !== undefined && isSegmentMember(profiles, segment, position);
	return isMember ? undefined : 'RESTRICTION_MISMATCH';
};

/** One of the objectives must be consented to, or need no consent where the profile is. */
const consentGate: Gate = ({ entry, consent, objectiveIds }) => {
	if (objectiveIds.length === 0 || entry.strategy === 'DELETE') return undefined;
	const mayProceed = objectiveIds.some(
		(id) => consent.consented.includes(id) || isConsentUnneeded(consent, id),
	);
	return mayProceed ? undefined : 'CONSENT_MISMATCH';
};

const GATES: readonly Gate[] = [piiGate, severalGate, foundGate, segmentGate, consentGate];

/** Why an entry is not applied; nothing when it is. https://rest.apidoc.blueconic.com */
export function refusedAs(candidate: Candidate, context: GateContext): BulkState | undefined {
	for (const gate of GATES) {
		const state = gate(candidate, context);
		if (state !== undefined) return state;
	}
	return undefined;
}
