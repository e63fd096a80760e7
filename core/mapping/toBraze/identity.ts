import { RowError } from '../../flow/syncError';
import type { ToBrazeMapping } from '../model/toBrazeMapping';
import type { RowDraft } from './rowDraft';
import { sourceReader, type SourceContext } from './sourceReader';
import { isBlank } from './values/filledTexts';
import { checkedIdentifier } from './values/identifierText';

/** JSON text of what a profile is known by under one identifier; empty when it has none. */
export type ReadIdentity = (draft: RowDraft) => string;

/**
 * Compiles one of a mapping's identifiers. A value that Braze would not take refuses the row,
 * whatever becomes of other values: the next identifier may be another user's.
 */
export function identityReader(
	{ identifier, aliasLabel, source }: ToBrazeMapping['identifiers'][number],
	position: number,
	context: SourceContext,
): ReadIdentity {
	const read = sourceReader(source, identifier, context);
	const [opening, closing] =
		identifier === 'user_alias'
			? ['{"alias_name":', `,"alias_label":${JSON.stringify(aliasLabel)}}`]
			: ['', ''];

	return (draft) => {
		const value = read(draft).find((one) => !isBlank(one));
		const checked = value === undefined ? undefined : checkedIdentifier(identifier, value);
		if (checked === undefined) return '';
		if (!('json' in checked)) {
			throw new RowError(
				checked.warning,
				`Identifier ${position + 1} has no value that Braze takes for '${identifier}' (${checked.warning}): correct it in BlueConic.`,
			);
		}
		const { json, warning } = checked;
		if (warning !== undefined) draft.warnings.push({ kind: warning, target: identifier });
		return opening + json + closing;
	};
}
