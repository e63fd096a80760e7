import { requireStepIndex } from '../../stage/parts/stepIndex';
import type { StepContext } from '../../stage/step';
import type { Catalogue } from '../model/catalogue';
import type { Mapping } from '../model/mapping';
import { rowSources, type FileLimits } from '../run/mapRun';
import { parsedRows } from '../run/parsedRows';
import { readCatalogue } from '../run/stagedCatalogue';
import { compileForSample } from './compileForSample';
import { previewRow, type PreviewedRow } from './previewRow';
import { sampledRows } from './sampledRows';

/** What of a run is previewed, and with what. */
export interface RunPreview {
	readonly mostRows: number;
	readonly fileLimits: FileLimits;
	/** Only an import asks for it: what an export wants to know was staged with its rows. */
	readonly tenantCatalogue: () => Promise<Catalogue>;
}

/**
 * What the mapping makes of the first rows that a run has read. Nothing is written: neither the
 * lease nor any step of the run is touched.
 *
 * @throws ConfigurationError when nothing was read yet.
 */
export async function* previewRun(
	{ store, keys, signal }: Pick<StepContext, 'store' | 'keys' | 'signal'>,
	mapping: Mapping,
	{ mostRows, fileLimits, tenantCatalogue }: RunPreview,
): AsyncGenerator<PreviewedRow> {
	const read = await requireStepIndex(store, keys, 'read', signal);
	const sources = () => rowSources({ store, signal }, read, fileLimits);
	const catalogue =
		mapping.direction === 'toBraze'
			? await readCatalogue(store, keys, signal)
			: await tenantCatalogue();
	const rows = () => parsedRows(sources(), mostRows, signal);
	const mapRow = await compileForSample(mapping, { catalogue, rows, asIfCreated: true });
	for await (const row of sampledRows(sources(), mostRows, signal)) {
		yield previewRow(mapRow, mapping.direction, row);
	}
}
