import { RowError } from '../../flow/syncError';
import type { UnfitRule } from '../model/toBrazeMapping';
import type { RowDraft } from './rowDraft';

/** Where a value would have gone that Braze would drop or change. */
export interface UnfitPlace {
	/** The mapping row as its editor numbers them: `Mapping 3`. */
	readonly place: string;
	readonly target: string;
}

/** Leaves the value out with a warning, or refuses the row, as the mapping says. */
export type TurnAway = (draft: RowDraft, kind: string, place: UnfitPlace) => void;

/** @throws RowError, from the returned function, where unfit values refuse their row. */
export const unfitValue: Readonly<Record<UnfitRule, TurnAway>> = {
	leaveOut: (draft, kind, { target }) => {
		draft.warnings.push({ kind, target });
	},
	refuseRow: (_draft, kind, { place, target }) => {
		throw new RowError(
			kind,
			`${place} has no value that Braze takes for '${target}' (${kind}): correct it in BlueConic, or set 'When Unfit' to 'Leave It Out'.`,
		);
	},
};
