import type { BrazeTarget } from '../model/brazeTarget';
import type { PropertyType } from '../model/catalogue';
import type { ToBrazeMapping, ToBrazeRow, UpdateStyle } from '../model/toBrazeMapping';
import { operators } from './operators';
import type { RowDraft } from './rowDraft';
import { isListSource, sourceReader, type SourceContext } from './sourceReader';
import { unfitValue, type UnfitPlace } from './unfitValue';
import { valueConverter } from './values/valueConverter';

/** Text of what one mapping row sends, also kept as a field of the draft; empty for nothing. */
export type WriteRow = (draft: RowDraft) => string;

/** A mapping row, compiled. */
export interface CompiledRow extends UnfitPlace {
	readonly row: ToBrazeRow;
	/** Where its text is kept in the draft. */
	readonly position: number;
	readonly write: WriteRow;
}

/** What these send adds to what Braze holds (braze.com/docs, user attributes object). */
const onceStyles: ReadonlySet<UpdateStyle> = new Set(['increment', 'addObjects']);

/** How reports and messages call a target. */
export function targetName(target: BrazeTarget): string {
	switch (target.kind) {
		case 'nested':
			return target.path.join('.');
		case 'subscriptionGroup':
			return `subscription_groups.${target.id}`;
		default:
			return target.name;
	}
}

/** Compiles one row of a mapping. */
export function compiledRow(
	row: ToBrazeRow,
	position: number,
	mapping: ToBrazeMapping,
	context: SourceContext,
): CompiledRow {
	const place = { place: `Mapping ${position + 1}`, target: targetName(row.target) };
	const { target } = place;
	const read = sourceReader(row.source, target, context);
	const convert = valueConverter(convertedRow(row), propertyType(row, context), mapping);
	const turnAway = unfitValue[mapping.whenUnfit];
	const whenEmpty = row.whenEmpty === 'clear' ? 'null' : '';
	const isOnce = onceStyles.has(row.style);
	const operator = operators.get(row.style);
	const [opening, closing] = operator === undefined ? ['', ''] : [`{"${operator}":`, '}'];

	const textIn = (draft: RowDraft): string => {
		const converted = convert(read(draft));
		if (converted === undefined) return whenEmpty;
		if (!('json' in converted)) {
			turnAway(draft, converted.warning, place);
			return '';
		}
		const { json, warning } = converted;
		if (warning !== undefined) draft.warnings.push({ kind: warning, target });
		if (isOnce) draft.once = true;
		return opening + json + closing;
	};
	const write = (draft: RowDraft): string => (draft.fields[position] = textIn(draft));
	return { ...place, row, position, write };
}

/** A list stays one with a single value: an attribute of Braze keeps the type of its first value. */
const convertedRow = (row: ToBrazeRow): ToBrazeRow =>
	row.type === 'automatic' && isValue(row) && isListSource(row.source)
		? { ...row, type: 'list' }
		: row;

/** Inside an attribute a merged value replaces the one that is there. */
const isValue = ({ style, target }: ToBrazeRow): boolean =>
	style === 'set' || target.kind === 'nested';

const propertyType = (
	{ source }: ToBrazeRow,
	{ catalogue }: SourceContext,
): PropertyType | undefined =>
	source.kind === 'property' ? catalogue.properties?.get(source.property) : undefined;
