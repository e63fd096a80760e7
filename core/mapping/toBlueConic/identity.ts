import type { Catalogue } from '../model/catalogue';
import type { ToBlueConicMapping } from '../model/toBlueConicMapping';
import type { Warn } from '../run/mapRow';
import { brazeFieldReader } from './brazeFieldReader';
import { ruleWriter } from './propertyRule';
import { scalarConverter } from './values/convertScalar';
import { writeFirst } from './values/writeValues';

/** Which profile a user is. */
export interface Identity {
	/** JSON text of the members of an entry that name the profile, with a comma after each. */
	readonly members: string;
	/** The property rules that give a created profile its identifiers. */
	readonly carried: readonly CarriedRule[];
}

interface CarriedRule {
	readonly property: string;
	readonly rule: string;
}

/** Finds the profile that a user is, or tells why the user is left out. */
export type Identify = (user: unknown, warn: Warn) => Identity | { readonly skip: string };

type Identifier = ToBlueConicMapping['identifiers'][number];

/** What warnings call the identifier that is no property. */
const profileIdTarget = 'profileId';

/** What an identifier finds a profile by; `undefined` for the one that is the profile's own ID. */
const propertyOf = ({ target }: Identifier): string | undefined =>
	target.kind === 'property' ? target.property : undefined;

function compileIdentifier(identifier: Identifier, { properties }: Catalogue, timeZone: string) {
	const read = brazeFieldReader(identifier.field);
	const property = propertyOf(identifier);
	const type = property === undefined ? undefined : properties?.get(property);
	const target = {
		property: property ?? profileIdTarget,
		convert: scalarConverter('automatic', type, timeZone),
	};
	return {
		property,
		// One that does not fit finds no profile, and BlueConic would refuse the whole entry.
		valueOf: (user: unknown, warn: Warn) => writeFirst(read(user), target, warn) ?? '',
		matchOpening: `{"id":${JSON.stringify(property)},"value":`,
		inRule: ruleWriter(target.property, 'SET'),
	};
}

/**
 * Compiles how a user's profile is found. A profile ID overrides the matching by properties
 * (rest.apidoc.blueconic.com, PUT /profiles); of several the first one counts.
 */
export function compileIdentity(mapping: ToBlueConicMapping, catalogue: Catalogue): Identify {
	const identifiers = mapping.identifiers.map((identifier) =>
		compileIdentifier(identifier, catalogue, mapping.timeZone),
	);
	const requiresAll = mapping.match === 'all';
	// The outer list is OR, the inner ones are AND.
	const border = requiresAll ? ',' : '],[';

	return (user, warn) => {
		let found = 0;
		let profileId = '';
		let matching = '';
		const carried: CarriedRule[] = [];
		for (const { property, valueOf, matchOpening, inRule } of identifiers) {
			const value = valueOf(user, warn);
			if (value === '') continue;
			found += 1;
			if (property === undefined) {
				profileId ||= `"profileId":${value},`;
				continue;
			}
			matching += `${matching === '' ? '' : border}${matchOpening}${value}}`;
			if (carried.some((one) => one.property === property)) continue;
			carried.push({ property, rule: inRule(value) });
		}
		if (found === 0) return { skip: 'noIdentifier' };
		if (requiresAll && found < identifiers.length) return { skip: 'identifierMissing' };
		const members = matching === '' ? profileId : `${profileId}"matching":[[${matching}]],`;
		return { members, carried };
	};
}
