import { TENANT_OWNER } from '../blueConicUser';
import type { ProfileStore } from '../profiles/profileStore';
import type { PropertyDefinition } from './propertyDefinition';

/** A property as the API shows it: https://rest.apidoc.blueconic.com (`profileProperty`) */
export function propertyView(
	{ system, ...property }: PropertyDefinition,
	profiles: ProfileStore,
): Record<string, unknown> {
	return {
		...property,
		// True of properties that refer to groups only.
		isIdProperty: false,
		creator: TENANT_OWNER,
		lastModifiedUser: TENANT_OWNER,
		profileCount: profiles.holdersOf(property.id),
		totalProfileCount: profiles.count,
	};
}
