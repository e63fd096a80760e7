import { writeCatalogue } from '../mapping/run/stagedCatalogue';
import { PartSeries } from '../stage/parts/partSeries';
import { rewritePart } from '../stage/parts/rewritePart';
import type { OwnPart, StepIndex } from '../stage/parts/stepIndex';
import { completeStep, type StepContext, type StepOutcome } from '../stage/step';
import type { BlueConicClient } from './client';
import { LostCursorError, readSegmentProfiles, type SegmentRead } from './segmentProfiles';
import { readTenantCatalogue, type WantedOfTenant } from './tenantCatalogue';

/**
 * The read step of an export goal: stages what the mapping wants to know of the tenant, then
 * streams a BlueConic segment into parts, a profile a line, as BlueConic gave it.
 */
export async function exportSegment(
	context: StepContext,
	blueConic: BlueConicClient,
	read: SegmentRead,
	wanted: WantedOfTenant,
): Promise<StepIndex> {
	return await completeStep(context, 'read', {
		settings: { ...read, wanted, limitProfiles: context.limitProfiles },
		work: async () => {
			await stageCatalogue(context, blueConic, wanted);
			return await readParts(context, blueConic, read);
		},
		remake: (part) => readPartAgain(context, blueConic, read, part),
	});
}

/** Before the long read: it stops when the application may not tell the names that rows send. */
async function stageCatalogue(
	{ store, keys, signal }: StepContext,
	blueConic: BlueConicClient,
	wanted: WantedOfTenant,
): Promise<void> {
	const catalogue = await readTenantCatalogue(blueConic, wanted, signal);
	await writeCatalogue(store, keys, catalogue, signal);
}

async function readParts(
	{ store, keys, signal, limitProfiles, onProgress }: StepContext,
	blueConic: BlueConicClient,
	read: SegmentRead,
): Promise<StepOutcome> {
	const series = new PartSeries(store, signal);
	const section = { mostProfiles: limitProfiles };
	let profiles = 0;
	let pages = 0;
	let parts = 0;
	try {
		for await (const page of readSegmentProfiles(blueConic, read, section, signal)) {
			pages += 1;
			for (const [place, profile] of page.profiles.entries()) {
				if (series.isAtBorder) {
					parts += 1;
					const origin = { source: pages, line: place + 1 };
					series.begin({ key: keys.part('read', parts), origin, cursor: page.cursor });
				}
				series.add(profile);
			}
			await series.write();
			profiles += page.profiles.length;
			onProgress?.(page.profiles.length);
		}
		return { counts: { read: profiles }, parts: await series.end() };
	} catch (error) {
		await series.abandon(error instanceof Error ? error : new Error(String(error)));
		throw error;
	}
}

/**
 * The same number of profiles from the same place; what they hold may have changed meanwhile.
 *
 * @returns `undefined` when BlueConic does not know the place, or has fewer profiles there now.
 */
async function readPartAgain(
	context: StepContext,
	blueConic: BlueConicClient,
	read: SegmentRead,
	part: OwnPart,
): Promise<OwnPart | undefined> {
	const { cursor, origin, rows } = part;
	if (cursor === undefined || !origin) return undefined;
	const before = origin.line - 1;
	const section = { cursor, mostProfiles: before + rows };
	const pages = readSegmentProfiles(blueConic, read, section, context.signal);
	try {
		return await rewritePart(context, part, withoutFirst(before, pages));
	} catch (error) {
		if (error instanceof LostCursorError) return undefined;
		throw error;
	}
}

async function* withoutFirst(
	profiles: number,
	pages: AsyncIterable<{ readonly profiles: readonly string[] }>,
): AsyncGenerator<readonly string[]> {
	let left = profiles;
	for await (const page of pages) {
		yield page.profiles.slice(left);
		left = Math.max(0, left - page.profiles.length);
	}
}
