import type { Profile } from './profile';
import type { PropertyCatalogue } from '../properties/propertyCatalogue';

/** The properties to show, each with the text that comes before its values. */
export type ShownProperties = readonly (readonly [slot: number, opening: string])[];

/** The properties asked for, or all of them. Unknown ids are passed over. */
export function shownProperties(
	catalogue: PropertyCatalogue,
	asked: readonly string[],
): ShownProperties {
	const ids = asked.length > 0 ? new Set(asked) : new Set(catalogue.all.map(({ id }) => id));
	return catalogue.all.flatMap(({ id }, slot) =>
		ids.has(id) ? [[slot, `{"id":${JSON.stringify(id)},"values":`] as const] : [],
	);
}

/** The list as JSON text; most lists have one value, and that alone is written faster. */
function valuesText(values: readonly string[]): string {
	return values.length === 1 ? `[${JSON.stringify(values[0])}]` : JSON.stringify(values);
}

/** A profile as JSON text. A property without value is not listed. */
export function profileText(profile: Profile, shown: ShownProperties): string {
	let properties = '';
	for (const [slot, opening] of shown) {
		const values = profile.get(slot);
		if (values.length === 0) continue;
		const comma = properties === '' ? '' : ',';
		properties += `${comma}${opening}${valuesText(values)}}`;
	}
	const creationDate = new Date(profile.createdAtMs).toISOString();
	return `{"id":"${profile.id}","creationDate":"${creationDate}","properties":[${properties}]}`;
}
