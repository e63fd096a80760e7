import { consentReader, type Consent } from '../objectives/consent';
import { mergeTwins } from '../profiles/mergeProfiles';
import { applyEvent, type TimelineResult } from '../timeline/applyEvent';
import { keptEvents } from '../timeline/keptEvents';
import type { BulkEntry } from './bulkRequest';
import type { BulkResult } from './bulkResult';
import { checkRules, type CheckedRule, type CheckedRules } from './checkedRules';
import { consentAfter } from './consentRules';
import { refusedAs, type GateContext } from './gates';
import { ProfileWriter } from './profileWriter';

/** What holds for all entries of a request. */
export interface BulkConditions {
	readonly objectiveIds: readonly string[];
	/** Whether the application's user sees personal data. */
	readonly seesPii: boolean;
}

const NO_CONSENT: Consent = { legislation: undefined, consented: [], refused: [] };

/** Applies bulk entries to the profiles, one after another. */
export class BulkWriter {
	private readonly writer: ProfileWriter;
	private readonly consentOf;

	constructor(private readonly context: GateContext) {
		this.writer = new ProfileWriter(context);
		this.consentOf = consentReader(context.profiles.catalogue);
	}

	apply(entry: BulkEntry, conditions: BulkConditions): BulkResult {
		const { profiles } = this.context;
		const positions = this.find(entry);
		const [found] = positions;
		const isNew = found === undefined;
		const { rules, problems } = checkRules(profiles.catalogue, entry.properties);
		const applied = rules.filter(({ restriction }) => appliesTo(restriction, isNew));
		const consent = consentAfter(this.consentBefore(entry, found), applied);
		const { profileId, identifier } = entry;
		const known = { profileId: profiles.at(found ?? -1)?.id ?? profileId, identifier };
		const refused = refusedAs({ entry, positions, consent, ...conditions }, this.context);
		if (refused === 'SKIPPED') return { identifier, state: refused };
		if (refused !== undefined) return { ...known, state: refused };
		if (entry.strategy === 'DELETE' && !isNew) return this.remove(known, found);
		return this.write(entry, found, { rules: applied, problems, consent });
	}

	/**
	 * The profiles an entry is about, oldest first. An exact profile id goes before matching; that
	 * of a replaced profile leads to the one it was merged into. A profile matches when it fulfils
	 * all terms of one alternative.
	 */
	private find({ profileId, matching, domainGroup, strategy }: BulkEntry): readonly number[] {
		const { profiles, settings } = this.context;
		if (profileId !== undefined) {
			const position = profiles.findById(profileId);
			if (position === undefined) return [];
			return [strategy === 'DELETE' ? position : profiles.followReplaced(position)];
		}
		const found = matching.flatMap((terms) => profiles.findByTerms(terms, settings.textCase));
		return [...new Set(found)]
			.filter((position) => profiles.read(position, 'domaingroup')[0] === domainGroup)
			.toSorted((one, other) => one - other);
	}

	private consentBefore({ privacyLegislation }: BulkEntry, found: number | undefined): Consent {
		const profile = this.context.profiles.at(found ?? -1);
		return profile ? this.consentOf(profile) : { ...NO_CONSENT, legislation: privacyLegislation };
	}

	private remove(known: Pick<BulkResult, 'profileId' | 'identifier'>, found: number): BulkResult {
		this.context.profiles.delete(found);
		return { ...known, state: 'DELETED' };
	}

	private write(
		entry: BulkEntry,
		found: number | undefined,
		wanted: CheckedRules & { readonly consent: Consent },
	): BulkResult {
		const { profiles, settings } = this.context;
		const position = found ?? this.writer.create(entry);
		const isNew = found === undefined;
		const { changed: properties, problems } = this.writer.writeProperties(position, wanted, isNew);
		const consent = this.writer.writeConsent(position, wanted.consent);
		if (isNew || properties || consent) this.writer.markModified(position);
		const timeline = entry.timeline && this.writeTimeline(position, entry.timeline);
		const events = timeline?.some(({ state }) => state !== 'REJECTED' && state !== 'NOTFOUND');
		const survivor = settings.mergeOnIdentifiers ? mergeTwins(profiles, position) : position;
		const changed = properties || consent || events;
		return {
			profileId: profiles.at(survivor)?.id,
			identifier: entry.identifier,
			state: isNew ? 'CREATED' : changed ? 'MODIFIED' : 'UNCHANGED',
			validationErrors: problems.length > 0 ? Object.fromEntries(problems) : undefined,
			timeline,
		};
	}

	/** Timeline events leave `lastmodifieddate` alone. */
	private writeTimeline(
		position: number,
		rules: NonNullable<BulkEntry['timeline']>,
	): readonly TimelineResult[] {
		const profile = this.context.profiles.at(position);
		let events = profile?.details.events ?? [];
		const results = rules.map((rule) => {
			const outcome = applyEvent(events, rule);
			events = outcome.events;
			return outcome.result;
		});
		if (profile && events !== profile.details.events) {
			profile.change({ events: keptEvents(events, Date.now()) });
		}
		return results;
	}
}

function appliesTo(restriction: CheckedRule['restriction'], isNew: boolean): boolean {
	return restriction !== (isNew ? 'EXISTING_PROFILES_ONLY' : 'NEW_PROFILES_ONLY');
}
