import type { BulkEntry, PropertyRule } from './bulkRequest';
import type { ProfileStore } from './profileStore';
import { MERGES } from './propertyStrategies';
import { valueProblem } from '../properties/propertyValues';

type State = 'CREATED' | 'MODIFIED' | 'UNCHANGED' | 'NOTFOUND' | 'DELETED';

/** What became of one entry: https://rest.apidoc.blueconic.com (`BulkResultBean`) */
export interface BulkResult {
	readonly profileId?: string;
	readonly identifier?: string;
	readonly state: State;
	readonly validationErrors?: Readonly<Record<string, readonly string[]>>;
}

/** A rule whose values were checked. */
interface CheckedRule extends Omit<PropertyRule, 'values'> {
	readonly values: readonly string[];
}

interface CheckedRules {
	readonly rules: readonly CheckedRule[];
	readonly problems: readonly (readonly [property: string, problems: readonly string[]])[];
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

/** Applies bulk entries to the profiles, one after another. */
export class BulkWriter {
	constructor(private readonly profiles: ProfileStore) {}

	apply(entry: BulkEntry): BulkResult {
		const found = this.find(entry);
		if (entry.strategy === 'DELETE') return this.remove(entry, found);
		if (found === undefined && entry.strategy === 'UPDATE') {
			return { profileId: entry.profileId, identifier: entry.identifier, state: 'NOTFOUND' };
		}
		return this.write(entry, found);
	}

	/** An exact profile id goes before matching; the first fitting alternative counts. */
	private find({ profileId, matching }: BulkEntry): number | undefined {
		if (profileId !== undefined) return this.profiles.findById(profileId);
		for (const terms of matching) {
			const position = this.profiles.findByTerms(terms);
			if (position !== undefined) return position;
		}
		return undefined;
	}

	private remove({ profileId, identifier }: BulkEntry, found: number | undefined): BulkResult {
		if (profileId === undefined || found === undefined) {
			return { profileId, identifier, state: 'NOTFOUND' };
		}
		this.profiles.delete(found);
		return { profileId, identifier, state: 'DELETED' };
	}

	private write(entry: BulkEntry, found: number | undefined): BulkResult {
		const { rules, problems } = this.check(entry.properties);
		const isNew = found === undefined;
		const position = found ?? this.profiles.create(entry.profileId);
		let changed = isNew;
		for (const rule of rules) {
			const excluded = isNew ? 'EXISTING_PROFILES_ONLY' : 'NEW_PROFILES_ONLY';
			if (rule.restriction !== excluded) changed = this.merge(position, rule) || changed;
		}
		if (changed) this.profiles.write(position, 'lastmodifieddate', [String(Date.now())]);
		return {
			profileId: this.profiles.at(position)?.id,
			identifier: entry.identifier,
			state: isNew ? 'CREATED' : changed ? 'MODIFIED' : 'UNCHANGED',
			validationErrors: problems.length > 0 ? Object.fromEntries(problems) : undefined,
		};
	}

	private merge(position: number, { id, strategy, values }: CheckedRule): boolean {
		const current = this.profiles.read(position, id);
		const merged = MERGES[strategy](current, values);
		const same = merged.length === current.length && merged.every((v, i) => v === current[i]);
		if (!same) this.profiles.write(position, id, merged);
		return !same;
	}

	private check(rules: readonly PropertyRule[]): CheckedRules {
		const checked: CheckedRule[] = [];
		const problems: (readonly [string, readonly string[]])[] = [];
		for (const rule of rules) {
			const found = this.problemsOf(rule);
			if (found.length > 0) problems.push([rule.id, found]);
			else checked.push({ ...rule, values: rule.values.filter(isText) });
		}
		return { rules: checked, problems };
	}

	private problemsOf({ id, values, strategy }: PropertyRule): readonly string[] {
		const property = this.profiles.catalogue.get(id);
		if (!property) return ['The property does not exist'];
		const sums = strategy === 'INCREMENT' || strategy === 'SUM';
		const isNumber = property.filterType === 'RANGE' || property.filterType === 'DECIMAL';
		if (sums && !isNumber) return [`${strategy} needs a numeric property`];
		const problems = values.map((value) => valueProblem(property, value));
		return problems.filter((problem) => problem !== undefined);
	}
}
