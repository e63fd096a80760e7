import { apiTimeText } from '../http/apiDate';
import type { Consent } from '../objectives/consent';
import type { PermissionLevel } from '../properties/propertyDefinition';
import type { ConsentEvent } from './consentEvent';

const BY_REST = [
	{ id: 'Source', values: ['REST'] },
	{ id: 'Message', values: ['REST API - Update profiles'] },
];

function zoneOf({ legislation }: Consent): string[] {
	return legislation === undefined ? [] : [legislation];
}

/** The event that tells of a change of consent. */
export function consentChanged(from: Consent, to: Consent): ConsentEvent {
	return {
		date: apiTimeText(Date.now()),
		type: 'ConsentChanged',
		properties: [
			{ id: 'FromLegislation', values: zoneOf(from) },
			{ id: 'ToLegislation', values: zoneOf(to) },
			{ id: 'FromConsented', values: [...from.consented] },
			{ id: 'ToConsented', values: [...to.consented] },
			{ id: 'FromRefused', values: [...from.refused] },
			{ id: 'ToRefused', values: [...to.refused] },
			...BY_REST,
		],
	};
}

/** The event that tells of a new profile's permission level. */
export function permissionLevelGiven(level: PermissionLevel): ConsentEvent {
	return {
		date: apiTimeText(Date.now()),
		type: 'PermissionLevelChanged',
		properties: [{ id: 'FromLevel', values: [] }, { id: 'ToLevel', values: [level] }, ...BY_REST],
	};
}
