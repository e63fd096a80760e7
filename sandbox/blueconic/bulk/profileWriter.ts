import { consentReader, type Consent } from '../objectives/consent';
import { consentChanged, permissionLevelGiven } from '../profiles/consentChange';
import type { Profile } from '../profiles/profile';
import type { ProfileStore } from '../profiles/profileStore';
import { typeProblem } from '../properties/propertyValues';
import type { BlueConicBehaviour } from '../blueConicSettings';
import type { BulkEntry } from './bulkRequest';
import type { CheckedRule, CheckedRules } from './checkedRules';
import { CONSENT_PROPERTIES, consentValues } from './consentRules';
import { MERGES } from './propertyStrategies';

function isSame(one: readonly string[], other: readonly string[]): boolean {
	return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** Writes what an entry asks for into one profile. */
export class ProfileWriter {
	private readonly profiles: ProfileStore;
	private readonly settings: BlueConicBehaviour;

	constructor({
		profiles,
		settings,
	}: {
		readonly profiles: ProfileStore;
		readonly settings: BlueConicBehaviour;
	}) {
		this.profiles = profiles;
		this.settings = settings;
	}

	/** A new profile; the values it was matched by are not written to it. */
	create({ profileId, domainGroup, permissionLevel }: BulkEntry): number {
		const position = this.profiles.create({ id: profileId, domainGroup });
		if (permissionLevel !== 'PERSONAL') {
			this.remember(position, permissionLevelGiven(permissionLevel), { permissionLevel });
		}
		return position;
	}

	/** Applies the rules one after another; a sum that fits the property no more is a problem. */
	writeProperties(
		position: number,
		{ rules, problems }: CheckedRules,
		isNew: boolean,
	): { readonly changed: boolean; readonly problems: CheckedRules['problems'] } {
		let changed = false;
		const found = [...problems];
		for (const rule of rules) {
			if (CONSENT_PROPERTIES.has(rule.id)) continue;
			const merged = this.merged(position, rule);
			const problem = this.sumProblem(rule, merged);
			if (problem !== undefined) found.push([rule.id, [problem]]);
			else changed = this.write(position, rule.id, { values: merged, isNew }) || changed;
		}
		return { changed, problems: found };
	}

	/** Writes consent and tells of it in the profile's events; answers whether it changed. */
	writeConsent(position: number, consent: Consent): boolean {
		const profile = this.profiles.at(position);
		if (!profile) return false;
		const before = consentReader(this.profiles.catalogue)(profile);
		const writes = consentValues(consent).map(([id, values]) =>
			this.write(position, id, { values, isNew: false }),
		);
		const changed = writes.includes(true);
		if (changed) this.remember(position, consentChanged(before, consent));
		return changed;
	}

	markModified(position: number): void {
		this.profiles.write(position, 'lastmodifieddate', [String(Date.now())]);
	}

	private remember(
		position: number,
		event: Profile['details']['consentEvents'][number],
		details: Partial<Profile['details']> = {},
	): void {
		const profile = this.profiles.at(position);
		const consentEvents = [...(profile?.details.consentEvents ?? []), event];
		profile?.change({ ...details, consentEvents });
	}

	private merged(position: number, { id, strategy, values }: CheckedRule): readonly string[] {
		const current = this.profiles.read(position, id);
		const isIgnored = strategy === 'SET' && values.length === 0;
		if (isIgnored && this.settings.emptySet === 'ignored') return current;
		return MERGES[strategy](current, values);
	}

	private sumProblem(
		{ id, strategy }: CheckedRule,
		[value]: readonly string[],
	): string | undefined {
		const isSum = strategy === 'INCREMENT' || strategy === 'SUM';
		const property = this.profiles.catalogue.get(id);
		return isSum && property && value !== undefined ? typeProblem(property, value) : undefined;
	}

	private write(
		position: number,
		id: string,
		{ values, isNew }: { readonly values: readonly string[]; readonly isNew: boolean },
	): boolean {
		if (isSame(values, this.profiles.read(position, id))) return false;
		this.profiles.write(position, id, values);
		const slot = this.profiles.catalogue.slotOf(id);
		if (!isNew && slot !== undefined) this.profiles.at(position)?.touch(slot, Date.now());
		return true;
	}
}
