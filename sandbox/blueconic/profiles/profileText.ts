import type { PropertyCatalogue } from '../properties/propertyCatalogue';
import { apiTimeText } from '../http/apiDate';
import type { Profile } from './profile';

/** The properties to show, each with the text that comes before its values. */
export type ShownProperties = readonly (readonly [slot: number, opening: string])[];

/** Further keys of a profile as JSON text, each after a comma. */
export type ProfileSection = (profile: Profile) => string;

/** What of a profile is shown. */
export interface ProfileView {
	readonly properties: ShownProperties;
	/** The slots of consent: it is shown whichever properties were asked for. */
	readonly consent: ConsentSlots;
	readonly sections: readonly ProfileSection[];
}

interface ConsentSlots {
	readonly legislation: number;
	readonly consented: number;
	readonly refused: number;
}

/** Which properties are wanted. */
export interface WantedProperties {
	/** Unknown ids are passed over; none means all. */
	readonly asked: readonly string[];
	/** Who does not see personal data gets the other properties only. */
	readonly seesPii: boolean;
}

function shownProperties(
	catalogue: PropertyCatalogue,
	{ asked, seesPii }: WantedProperties,
): ShownProperties {
	const ids = new Set(asked);
	return catalogue.all.flatMap(({ id, dataSensitivity }) => {
		const slot = catalogue.slotOf(id);
		const isAsked = ids.size === 0 || ids.has(id);
		const isVisible = seesPii || dataSensitivity !== 'PII';
		if (slot === undefined || !isAsked || !isVisible) return [];
		return [[slot, `{"id":${JSON.stringify(id)},"values":`] as const];
	});
}

/** A view of these properties with these sections. */
export function profileView(
	catalogue: PropertyCatalogue,
	wanted: WantedProperties,
	sections: readonly ProfileSection[] = [],
): ProfileView {
	const slot = (id: string): number => catalogue.slotOf(id) ?? -1;
	return {
		properties: shownProperties(catalogue, wanted),
		consent: {
			legislation: slot('privacy_legislation'),
			consented: slot('consented_objectives'),
			refused: slot('refused_objectives'),
		},
		sections,
	};
}

/** The list as JSON text; most lists have one value, and that alone is written faster. */
function valuesText(values: readonly string[]): string {
	return values.length === 1 ? `[${JSON.stringify(values[0])}]` : JSON.stringify(values);
}

function propertiesText(profile: Profile, shown: ShownProperties): string {
	let properties = '';
	for (const [slot, opening] of shown) {
		const values = profile.get(slot);
		if (values.length === 0) continue;
		const comma = properties === '' ? '' : ',';
		properties += `${comma}${opening}${valuesText(values)}}`;
	}
	return properties;
}

function consentText(profile: Profile, { legislation, consented, refused }: ConsentSlots): string {
	const [zone] = profile.get(legislation);
	const shownZone = zone === undefined ? '' : `"privacyLegislation":${JSON.stringify(zone)},`;
	const lists = [profile.get(consented), profile.get(refused)].map(valuesText);
	return `${shownZone}"consentedObjectives":${lists[0]},"refusedObjectives":${lists[1]}`;
}

/** A profile as JSON text. A property without value is not listed. */
export function profileText(
	profile: Profile,
	{ properties, consent, sections }: ProfileView,
): string {
	const head = `"id":${JSON.stringify(profile.id)},"creationDate":"${apiTimeText(profile.createdAtMs)}"`;
	let text = `{${head},${consentText(profile, consent)},"properties":[${propertiesText(profile, properties)}]`;
	for (const section of sections) text += section(profile);
	return `${text}}`;
}
