import { RowError } from '../../../core/flow/syncError';
import { itemRow } from '../../../core/mapping/preview/itemRow';
import { mapLine, type MapRow } from '../../../core/mapping/run/mapRow';

/**
 * What the mapping makes of an item.
 *
 * @param name Of the field that holds what is sent.
 */
export function mapItem(
	mapRow: MapRow,
	name: 'entry' | 'attributes',
	json: object,
	itemIndex: number,
): object | RowError {
	const row = itemRow(json, itemIndex);
	if (row instanceof RowError) return row;
	const warnings: { readonly kind: string; readonly target: string }[] = [];
	const outcome = mapLine(mapRow, row.bytes, row.origin, (kind, target) => {
		warnings.push({ kind, target });
	});
	if (outcome instanceof RowError) return outcome;
	if ('skip' in outcome) return { status: 'skipped', reason: outcome.skip };
	return {
		status: 'mapped',
		[name]: JSON.parse(outcome.line),
		...(warnings.length > 0 && { warnings }),
	};
}
