import { ConfigurationError } from '../../flow/syncError';
import type { BrazeTarget } from '../model/brazeTarget';
import type { ToBrazeRow, UpdateStyle } from '../model/toBrazeMapping';
import { updateStyleWords } from './editorWords';
import { requirePairs, type Placed, type Rule } from './rule';
import { targetName, targetPath } from './targetRules';

interface Style {
	/** What it can be written to (braze.com/docs/api/objects_filters/user_attributes_object). */
	readonly targets: readonly BrazeTarget['kind'][];
	/** Styles of one family work on the same attribute in one request when they differ. */
	readonly family?: 'list' | 'objects';
	/** Needs Braze to merge objects, which then holds for all attributes of the user. */
	readonly merges?: true;
	readonly needsKey?: true;
	/** Can write that there is nothing when the profile has no value. */
	readonly clears?: true;
}

const attribute = ['customAttribute'] as const;

const styles: Readonly<Record<UpdateStyle, Style>> = {
	set: { targets: ['standard', 'customAttribute', 'nested', 'subscriptionGroup'], clears: true },
	addToList: { targets: attribute, family: 'list' },
	removeFromList: { targets: attribute, family: 'list' },
	increment: { targets: attribute },
	mergeObject: { targets: ['customAttribute', 'nested'], merges: true, clears: true },
	addObjects: { targets: attribute, family: 'objects' },
	updateObjects: { targets: attribute, family: 'objects', merges: true, needsKey: true },
	removeObjects: { targets: attribute, family: 'objects', needsKey: true },
};

const targetWords: Readonly<Record<BrazeTarget['kind'], string>> = {
	standard: 'the standard field',
	customAttribute: 'the custom attribute',
	nested: 'the nested attribute',
	subscriptionGroup: 'the subscription group',
};

/** Why Braze's value cannot be cleared, where the style would allow it. */
const notCleared: Partial<Record<BrazeTarget['kind'], string>> = {
	nested: 'Braze drops all values of an attribute that has an empty one inside',
	subscriptionGroup: 'a subscription group is never empty',
};

/** An update style that goes with target and empty rule. */
export const styleRules: readonly Rule<ToBrazeRow>[] = [
	({ style, target }) => {
		const { targets } = styles[style];
		if (targets.includes(target.kind)) return false;
		const only = targets.includes('nested') ? 'custom and nested attributes' : 'custom attributes';
		return `has the update style '${updateStyleWords[style]}' for ${targetWords[target.kind]} "${targetName(target)}", but Braze takes it only for ${only}: set 'Update Style' to 'Set', or choose a custom attribute as 'Braze Field'.`;
	},
	({ style, identifierKey }) =>
		styles[style].needsKey &&
		identifierKey === '' &&
		`has no 'Identifier Key': enter the key that the objects of the list are told apart by.`,
	({ style, whenEmpty }) =>
		whenEmpty === 'clear' &&
		!styles[style].clears &&
		`clears with the update style '${updateStyleWords[style]}', but only 'Set' and 'Merge Object' can: set 'When Empty' to 'Leave'.`,
	({ target, whenEmpty }) => {
		const why = notCleared[target.kind];
		return (
			whenEmpty === 'clear' &&
			why !== undefined &&
			`clears ${targetWords[target.kind]} "${targetName(target)}", but ${why}: set 'When Empty' to 'Leave'.`
		);
	},
];

/** @throws ConfigurationError when two rows do not go together in one attributes object. */
export function requireFittingRows(rows: readonly Placed<ToBrazeRow>[]): void {
	requirePairs(rows, ({ target }) => targetPath(target)[0] ?? '', overlap);
	const whole = rows.find(({ row }) => replacesObject(row));
	const merging = rows.find(({ row }) => styles[row.style].merges);
	if (!whole || !merging) return;
	throw new ConfigurationError(
		`${whole.place} replaces the attribute "${targetPath(whole.row.target)[0] ?? ''}" as a whole, but ${merging.place} ('${updateStyleWords[merging.row.style]}') makes Braze merge objects, and Braze merges all objects of a user or none: set 'Update Style' of ${whole.place} to 'Merge Object', or move one of the two to another workflow.`,
	);
}

function overlap(one: Placed<ToBrazeRow>, other: Placed<ToBrazeRow>): string | undefined {
	const [outer, inner] = [one, other].sort(byDepth);
	if (!outer || !inner || !isWithin(inner.row.target, outer.row.target)) return undefined;
	const name = targetName(outer.row.target);
	if (targetPath(inner.row.target).length > targetPath(outer.row.target).length) {
		return `${inner.place} writes inside "${name}", which ${outer.place} writes as a whole: remove one of the two.`;
	}
	const { family } = styles[one.row.style];
	const isOfFamily = family !== undefined && family === styles[other.row.style].family;
	if (isOfFamily && one.row.style !== other.row.style) return undefined;
	return `${one.place} and ${other.place} both write ${targetWords[one.row.target.kind]} "${name}": remove one, or they would overwrite each other.`;
}

const byDepth = (one: Placed<ToBrazeRow>, other: Placed<ToBrazeRow>): number =>
	targetPath(one.row.target).length - targetPath(other.row.target).length;

function isWithin(inner: BrazeTarget, outer: BrazeTarget): boolean {
	const path = targetPath(inner);
	return targetPath(outer).every((name, depth) => name === path[depth]);
}

const replacesObject = ({ style, target, type }: ToBrazeRow): boolean =>
	style === 'set' &&
	(target.kind === 'nested' || (target.kind === 'customAttribute' && type === 'object'));
