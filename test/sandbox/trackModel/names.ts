/** What a few people are called; each seed has people of its own. */
export interface Names {
	readonly externalIds: readonly string[];
	readonly aliases: readonly object[];
	readonly emails: readonly string[];
	readonly phones: readonly string[];
	/** External ids stand here for the braze_id of the user who has them. */
	readonly brazeIds: readonly string[];
	readonly attributes: readonly string[];
}

const prefixOf = (seed: number): string => `seed${seed}-`;
const phonePrefixOf = (seed: number): string => `+316${String(seed).padStart(7, '0')}`;
const PREFIXES = [/^seed(\d+)-/, /^\+316(\d{7})/];

/** The seed whose people have this external id, alias name, e-mail or phone. */
export function seedOfName(name: unknown): number | undefined {
	const found = PREFIXES.map((prefix) => prefix.exec(String(name))?.[1]).find(Boolean);
	return found === undefined ? undefined : Number(found);
}

/** The external id that Braze has blocked. */
export const BLOCKED_EXTERNAL_ID = 'nobody';

const ATTRIBUTES = [
	'score',
	'tags',
	'pets',
	'home',
	'note',
	'__proto__',
	'constructor',
	'forced_boolean',
	'forced_number',
	'forced_string',
	'forced_time',
	'forced_array',
	'forced_object',
	'forced_object_array',
	'blocklisted',
];

/** The names of a seed's people. */
export function namesOf(seed: number): Names {
	const prefix = prefixOf(seed);
	return {
		externalIds: ['1', '2', '3', '4', '5', '6'].map((id) => prefix + id),
		aliases: ['a', 'b', 'c'].map((name) => ({ alias_name: prefix + name, alias_label: 'shop' })),
		emails: ['a', 'b', 'c', 'd'].map((name) => `${prefix}${name}@example.org`),
		phones: ['1', '2', '3'].map((digit) => phonePrefixOf(seed) + digit),
		brazeIds: [`${prefix}unknown`],
		// Large values take time, so few seeds have them.
		attributes: seed % 200 === 0 ? ['archive', ...ATTRIBUTES] : ATTRIBUTES,
	};
}
