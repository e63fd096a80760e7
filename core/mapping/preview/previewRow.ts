import { bulkRequest } from '../../blueconic/bulkDelivery';
import { trackRequest } from '../../braze/trackDelivery';
import { RowError } from '../../flow/syncError';
import type { Mapping } from '../model/mapping';
import { mapLine, type MapRow } from '../run/mapRow';
import type { SampledRow } from './sampledRows';

/** What was left out or changed in a row that goes on: the kind, and where it went. */
export interface RowWarning {
	readonly kind: string;
	readonly target: string;
}

/** A request as delivery would send it, with the text of its body. */
export interface PreviewedRequest {
	readonly method: string;
	readonly path: string;
	readonly body: string;
}

/** What the mapping makes of a row. */
export type PreviewedRow = {
	readonly place: { readonly key: string; readonly line: number };
	/** The row as it was read; its text where it is no JSON. */
	readonly before: unknown;
	readonly warnings: readonly RowWarning[];
} & (
	| {
			readonly status: 'mapped';
			/** What is sent of it, for the eye: long numbers are rounded here, not in the request. */
			readonly after: unknown;
			readonly request: PreviewedRequest;
	  }
	| { readonly status: 'skipped'; readonly reason: string }
	| { readonly status: 'refused'; readonly reason: string; readonly message: string }
);

const requests = { toBraze: trackRequest, toBlueConic: bulkRequest } as const;

/** Maps a row and shows what delivery would send if it were the only one; nothing is sent. */
export function previewRow(
	mapRow: MapRow,
	direction: Mapping['direction'],
	{ key, line, bytes, origin }: SampledRow,
): PreviewedRow {
	const warnings: RowWarning[] = [];
	const outcome = mapLine(mapRow, bytes, origin, (kind, target) => {
		warnings.push({ kind, target });
	});
	const told = { place: { key, line }, before: shown(bytes), warnings };
	if (outcome instanceof RowError) {
		const { reason, message } = outcome;
		return { ...told, status: 'refused', reason, message };
	}
	if ('skip' in outcome) return { ...told, status: 'skipped', reason: outcome.skip };
	const { method, path, body } = requests[direction]([Buffer.from(outcome.line)]);
	const request = { method, path, body: body.toString('utf8') };
	return { ...told, status: 'mapped', after: JSON.parse(outcome.line), request };
}

/** A line that is no JSON may be long. */
const mostShown = 2000;

function shown(bytes: Buffer): unknown {
	const text = bytes.toString('utf8');
	try {
		return JSON.parse(text);
	} catch {
		return text.slice(0, mostShown);
	}
}
