import { noCatalogue, type Catalogue } from '../model/catalogue';
import type { ToBrazeMapping, UpdateStyle } from '../model/toBrazeMapping';
import type { MapRow } from '../run/mapRow';
import { attributesOf } from './attributes';
import { identityReader } from './identity';
import { profileReader } from './profile';
import type { RowDraft } from './rowDraft';
import { compiledRow } from './rowWriter';
import { unfitValue } from './unfitValue';

/** Styles that need the flag (braze.com/docs, nested custom attributes, array of objects). */
const mergingStyles: ReadonlySet<UpdateStyle> = new Set(['mergeObject', 'updateObjects']);

/**
 * Compiles an export goal's mapping to one function: a BlueConic profile in, the JSON text of a
 * Braze attributes object out (braze.com/docs/api/objects_filters/user_attributes_object).
 * A profile without any of the identifiers is skipped; what no profile is, has an identifier that
 * Braze does not take or, where the mapping says so, any such value, is refused.
 */
export function compileToBraze(
	mapping: ToBrazeMapping,
	catalogue: Catalogue = noCatalogue,
): MapRow {
	const context = { profiles: profileReader(), catalogue };
	const attributes = attributesOf(
		mapping.rows.map((row, position) => compiledRow(row, position, mapping, context)),
		unfitValue[mapping.whenUnfit],
	);
	const identities = mapping.identifiers.map((one, position) => ({
		opening: `{${JSON.stringify(one.identifier)}:`,
		read: identityReader(one, position, context),
		// What the user is known by is never overwritten.
		attributes: attributes
			.filter(({ key }) => key !== one.identifier)
			.map(({ key, write }) => ({ opening: `,${JSON.stringify(key)}:`, write })),
	}));
	const flags = flagsOf(mapping);
	const noFields = mapping.rows.map(() => '');

	return (row, _origin, warn) => {
		const profile = context.profiles.read(row);
		const draft: RowDraft = { profile, warnings: [], fields: noFields.slice(), once: false };
		for (const { opening, read, attributes } of identities) {
			const identity = read(draft);
			if (identity === '') continue;
			let line = opening + identity + flags;
			for (const { opening, write } of attributes) {
				const text = write(draft);
				if (text !== '') line += opening + text;
			}
			for (const { kind, target } of draft.warnings) warn(kind, target);
			const { fields, once } = draft;
			return { line: `${line}}`, once, sourceId: profile.object.id, fields };
		}
		return { skip: 'noIdentifier' };
	};
}

function flagsOf({ allowCreation, rows }: ToBrazeMapping): string {
	const existingOnly = `,"_update_existing_only":${!allowCreation}`;
	const isMerging = rows.some(({ style }) => mergingStyles.has(style));
	return isMerging ? `${existingOnly},"_merge_objects":true` : existingOnly;
}
