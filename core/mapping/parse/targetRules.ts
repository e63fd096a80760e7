import { trackFields } from '../../braze/fieldCatalogue';
import type { BrazeTarget } from '../model/brazeTarget';
import type { ToBrazeRow } from '../model/toBrazeMapping';
import type { Rule } from './rule';

/** Longest name of an attribute or a key (braze.com/docs, custom attributes, "Nested"). */
const longestName = 255;

const trackNames: ReadonlySet<string> = new Set(trackFields.map(({ name }) => name));

/**
 * Keys that say in an attributes object what is not an attribute, and what to do for each
 * (braze.com/docs/api/objects_filters/user_attributes_object).
 */
const reserved: ReadonlyMap<string, string> = new Map([
	['external_id', `add it under 'Identifiers'`],
	['user_alias', `add it under 'Identifiers'`],
	['braze_id', `add it under 'Identifiers'`],
	['_update_existing_only', `remove the row and set 'Allow Creation'`],
	['_merge_objects', `remove the row and set 'Update Style' of the others to 'Merge Object'`],
	['subscription_groups', `choose a subscription group by its ID as 'Braze Field'`],
	['push_tokens', `remove the row: push tokens belong to an app on a device, not to a profile`],
	['push_token_import', `remove the row: push tokens are not sent`],
]);

/** A custom attribute that is called as a standard field is that field: Braze has one for both. */
export function settledTarget(target: BrazeTarget): BrazeTarget {
	return target.kind === 'customAttribute' && trackNames.has(target.name)
		? { kind: 'standard', name: target.name }
		: target;
}

/** A target's name for people, as the editor's fields have it. */
export function targetName(target: BrazeTarget): string {
	switch (target.kind) {
		case 'nested':
			return target.path.join('.');
		case 'subscriptionGroup':
			return target.id;
		default:
			return target.name;
	}
}

/** What a target is written into: the whole attribute first, then the keys inside it. */
export function targetPath(target: BrazeTarget): readonly string[] {
	switch (target.kind) {
		case 'nested':
			return target.path;
		case 'subscriptionGroup':
			return ['subscription_groups', target.id];
		default:
			return [target.name];
	}
}

/** What a name may have wrong with it, in words. */
type NameFault = readonly [has: (name: string) => boolean, what: string];

const empty: NameFault = [(name) => name === '', 'is empty'];
const tooLong: NameFault = [
	(name) => name.length > longestName,
	`is longer than ${longestName} characters`,
];

/** Of an attribute (braze.com/docs, custom attributes). */
const attributeFaults: readonly NameFault[] = [
	empty,
	tooLong,
	[(name) => name.startsWith('$'), `begins with '$'`],
];

/** Of a key inside an attribute (braze.com/docs, nested custom attributes). */
const keyFaults: readonly NameFault[] = [
	empty,
	tooLong,
	[(key) => /\s/.test(key), 'has a space'],
	[(key) => key.includes('.'), 'has a dot of its own'],
	[(key) => key.includes('$'), `has a '$'`],
];

/** A target that Braze takes. */
export const targetRules: readonly Rule<ToBrazeRow>[] = [
	({ target }) => {
		if (targetName(target) !== '') return false;
		return target.kind === 'subscriptionGroup'
			? `names no subscription group: enter its ID as 'Braze Field'.`
			: `has no 'Braze Field': choose one.`;
	},
	({ target }) => {
		if (target.kind === 'subscriptionGroup') return false;
		const [name = ''] = targetPath(target);
		const what = reserved.get(name);
		return (
			what !== undefined && `names the Braze field "${name}", which no mapping can write: ${what}.`
		);
	},
	({ target }) =>
		target.kind === 'standard' &&
		!trackNames.has(target.name) &&
		`names the Braze field "${target.name}", which Braze does not take: choose one from the list, or write "custom_attributes.${target.name}".`,
	({ target }) =>
		target.kind === 'nested' &&
		target.path.length === 1 &&
		`names no value inside the attribute "${targetName(target)}": write one behind a dot, such as ${targetName(target)}.name, or choose a custom attribute as 'Braze Field'.`,
	({ target }) =>
		target.kind === 'nested' &&
		trackNames.has(target.path[0] ?? '') &&
		`writes inside the standard field "${target.path[0] ?? ''}", but only custom attributes take single values inside: choose another 'Braze Field'.`,
	({ target }) => {
		if (target.kind !== 'customAttribute' && target.kind !== 'nested') return false;
		const [name = '', ...keys] = targetPath(target);
		return (
			faultOf(name, 'the attribute', attributeFaults) ??
			keys.map((key) => faultOf(key, 'the key', keyFaults)).find(Boolean)
		);
	},
];

function faultOf(name: string, what: string, faults: readonly NameFault[]): string | undefined {
	const fault = faults.find(([has]) => has(name))?.[1];
	if (fault === undefined) return undefined;
	const letters = [...name];
	const shown = letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : name;
	return `names ${what} "${shown}", which ${fault}, and Braze would drop it in silence: correct 'Braze Field'.`;
}
