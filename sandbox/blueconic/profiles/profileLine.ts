import { z } from 'zod';
import { apiTimeText } from '../http/apiDate';
import type { PropertyCatalogue } from '../properties/propertyCatalogue';
import { permissionLevel } from '../properties/propertyDefinition';
import { eventView } from '../timeline/eventFilter';
import { eventData, type TimelineEvent } from '../timeline/timelineEvent';
import { consentEvent } from './consentEvent';
import { permissionsSection, replaceSection } from './expansions';
import type { Profile, ProfileDetails } from './profile';
import { profileText, profileView, type ProfileSection } from './profileText';

const time = z.iso.datetime().transform((text) => Date.parse(text));

const event = z
	.object({
		id: z.string(),
		eventTypeId: z.string(),
		date: time,
		source: z.string(),
		data: z.array(eventData),
	})
	.transform(({ date, ...rest }): TimelineEvent => ({ ...rest, dateMs: date }));

const line = z.object({
	id: z.string(),
	creationDate: time,
	properties: z.array(z.object({ id: z.string(), values: z.array(z.string()) })),
	permissions: z.object({ level: permissionLevel }).optional(),
	events: z.array(event).optional(),
	profileEvents: z.array(consentEvent).optional(),
	replaces: z.array(z.string()).optional(),
	replacedBy: z.string().optional(),
	propertyChanges: z.array(z.object({ id: z.string(), date: time })).default([]),
});

/** A profile as a line of the admin API says it. */
export interface ProfileLine {
	readonly id: string;
	readonly createdAtMs: number;
	readonly properties: readonly (readonly [property: string, values: readonly string[]])[];
	/** When properties changed after the profile was created. */
	readonly changes: readonly (readonly [property: string, timeMs: number])[];
	/** Left out for an ordinary profile. */
	readonly details?: Partial<ProfileDetails>;
}

/** Reads a line that `profileLineText` wrote. @throws ZodError when it is none. */
export function parseProfileLine(json: unknown): ProfileLine {
	const { permissions, events, profileEvents, replaces, replacedBy, ...rest } = line.parse(json);
	const details: Partial<ProfileDetails> = {
		...(permissions ? { permissionLevel: permissions.level } : {}),
		...(events ? { events } : {}),
		...(profileEvents ? { consentEvents: profileEvents } : {}),
		...(replaces ? { replaces } : {}),
		...(replacedBy === undefined ? {} : { replacedBy }),
	};
	return {
		id: rest.id,
		createdAtMs: rest.creationDate,
		properties: rest.properties.map(({ id, values }) => [id, values]),
		changes: rest.propertyChanges.map(({ id, date }) => [id, date]),
		details: Object.keys(details).length > 0 ? details : undefined,
	};
}

function detailsSection(profile: Profile): string {
	const { events, consentEvents, permissionLevel: level, replaces, replacedBy } = profile.details;
	let text = level === 'PERSONAL' ? '' : permissionsSection(profile);
	if (events.length > 0) text += `,"events":${JSON.stringify(events.map((one) => eventView(one)))}`;
	if (consentEvents.length > 0) text += `,"profileEvents":${JSON.stringify(consentEvents)}`;
	if (replaces.length > 0 || replacedBy !== undefined) text += replaceSection(profile);
	return text;
}

function changesSection(catalogue: PropertyCatalogue): ProfileSection {
	return (profile) => {
		const changes = [...profile.changes()].map(([slot, timeMs]) => ({
			id: catalogue.idOf(slot),
			date: apiTimeText(timeMs),
		}));
		return changes.length > 0 ? `,"propertyChanges":${JSON.stringify(changes)}` : '';
	};
}

/** Writes profiles as lines of the admin API: all there is to know of each. */
export function profileLines(catalogue: PropertyCatalogue): (profile: Profile) => string {
	const sections = [detailsSection, changesSection(catalogue)];
	const view = profileView(catalogue, { asked: [], seesPii: true }, sections);
	return (profile) => profileText(profile, view);
}
