import { z } from 'zod';
import { apiDate } from '../http/apiDate';
import { queryList } from '../http/queryList';
import type { PropertyCatalogue } from '../properties/propertyCatalogue';
import type { Profile } from '../profiles/profile';
import type { ProfileFilter } from './segmentPage';

const DAY_MS = 86_400_000;

/** The audience parameters of a segment's profiles: https://rest.apidoc.blueconic.com */
export const audienceQuery = z.object({
	audienceId: z.string().min(1).optional(),
	autoCommit: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(true),
	trackProperties: queryList,
	trackPropertiesModifiedSince: apiDate.optional(),
	trackPropertyChangesInNumberOfDays: z.coerce.number().int().min(0).optional(),
});

export type AudienceQuery = z.output<typeof audienceQuery>;

/** Which profiles were exported to which audience, and when. */
export class Audiences {
	private readonly exportTimes = new Map<string, Map<string, number>>();

	/**
	 * Wants profiles that were not exported to the audience yet, and those with a tracked property
	 * that changed recently: since the export when no other time is given.
	 */
	filterFor(catalogue: PropertyCatalogue, query: AudienceQuery): ProfileFilter | undefined {
		const { audienceId, trackProperties } = query;
		if (audienceId === undefined) return undefined;
		const exported = this.exportTimes.get(audienceId);
		const slots = trackProperties.map((id) => catalogue.slotOf(id) ?? -1);
		const recentMs = recentSince(query);
		return (profile) => {
			const exportedAtMs = exported?.get(profile.id);
			if (exportedAtMs === undefined) return true;
			const sinceMs = recentMs ?? exportedAtMs;
			return slots.some((slot) => profile.changedAtMs(slot) > sinceMs);
		};
	}

	/** Remembers that these profiles were exported, unless `autoCommit=false`. */
	commit({ audienceId, autoCommit }: AudienceQuery, profiles: readonly Profile[]): void {
		if (audienceId === undefined || !autoCommit) return;
		const exported = this.exportTimes.get(audienceId) ?? new Map<string, number>();
		const nowMs = Date.now();
		for (const { id } of profiles) exported.set(id, nowMs);
		this.exportTimes.set(audienceId, exported);
	}
}

function recentSince(query: AudienceQuery): number | undefined {
	const { trackPropertiesModifiedSince: sinceMs, trackPropertyChangesInNumberOfDays: days } = query;
	const daysAgoMs = days === undefined ? undefined : Date.now() - days * DAY_MS;
	if (sinceMs === undefined || daysAgoMs === undefined) return sinceMs ?? daysAgoMs;
	return Math.max(sinceMs, daysAgoMs);
}
