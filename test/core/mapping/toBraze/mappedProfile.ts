import type { Catalogue } from '../../../../core/mapping/model/catalogue';
import type { ProfileSource } from '../../../../core/mapping/model/profileSource';
import type { ToBrazeMapping, ToBrazeRow } from '../../../../core/mapping/model/toBrazeMapping';
import type { MappedRow } from '../../../../core/mapping/run/mapRow';
import { compileToBraze } from '../../../../core/mapping/toBraze/compileToBraze';

/** What every line of the profiles below starts with. */
export const opening = '{"external_id":"c1","_update_existing_only":false';

export const from = (property: string): ProfileSource => ({ kind: 'property', property });
export const custom = (name: string) => ({ kind: 'customAttribute', name }) as const;
export const standard = (name: string) => ({ kind: 'standard', name }) as const;
export const nested = (...path: readonly string[]) => ({ kind: 'nested', path }) as const;
export const group = (id: string) => ({ kind: 'subscriptionGroup', id }) as const;

/** A row of a mapping: text of the property `a` to the custom attribute `a` unless told otherwise. */
export const row = (changes: Partial<ToBrazeRow> = {}): ToBrazeRow => ({
	source: from('a'),
	target: custom('a'),
	style: 'set',
	type: 'text',
	whenEmpty: 'leave',
	identifierKey: '',
	...changes,
});

/** A mapping that knows users by external ID or else by email. */
export const mapping = (changes: Partial<ToBrazeMapping> = {}): ToBrazeMapping => ({
	direction: 'toBraze',
	identifiers: [
		{ identifier: 'external_id', aliasLabel: '', source: from('crm_id') },
		{ identifier: 'email', aliasLabel: '', source: from('email') },
	],
	allowCreation: true,
	rows: [],
	whenUnfit: 'leaveOut',
	timeZone: 'UTC',
	longestList: 25,
	...changes,
});

/** The profile `p1` with these properties. */
export const profile = (properties: Readonly<Record<string, readonly string[]>>) => ({
	id: 'p1',
	properties: Object.entries(properties).map(([id, values]) => ({ id, values })),
});

/** The same, known in Braze as `c1`. */
export const known = (
	properties: Readonly<Record<string, readonly string[]>> = {},
	beside: object = {},
) => ({ ...profile({ crm_id: ['c1'], ...properties }), ...beside });

/** What becomes of a profile, and its warnings as `kind (target)`. */
export function mapped(
	of: unknown,
	changes: Partial<ToBrazeMapping> = {},
	catalogue?: Catalogue,
): { readonly result: MappedRow; readonly warnings: readonly string[] } {
	const warnings: string[] = [];
	const map = compileToBraze(mapping(changes), catalogue);
	const result = map(of, { source: 1, line: 1 }, (kind, target) =>
		warnings.push(`${kind} (${target})`),
	);
	return { result, warnings };
}

/** The line of a profile without what `opening` says. */
export function sent(
	of: unknown,
	rows: readonly ToBrazeRow[],
	changes: Partial<ToBrazeMapping> = {},
	catalogue?: Catalogue,
): { readonly attributes: string; readonly warnings: readonly string[] } {
	const { result, warnings } = mapped(of, { rows, ...changes }, catalogue);
	if ('skip' in result) throw new Error(`Skipped: ${result.skip}`);
	if (!result.line.startsWith(opening)) throw new Error(`Another user: ${result.line}`);
	return { attributes: result.line.slice(opening.length), warnings };
}
