import type { FastifyInstance } from 'fastify';
import type { BlueConicContext } from '../blueconicContext';
import { listQuery, pageOf } from '../listPage';
import type { PropertyDefinition } from './propertyCatalogue';

function listEntry(property: PropertyDefinition): Record<string, unknown> {
	const { id, name, filterType, indexed, system, personal } = property;
	return {
		id,
		name,
		description: '',
		filterType,
		indexed,
		isIdProperty: indexed,
		createNewProfile: false,
		availableForSegmentation: true,
		canRead: true,
		canWrite: !system,
		dataSensitivity: personal ? 'PII' : 'NON_PII',
		mergeStrategy: system ? 'SYSTEM_DEFINED' : 'LATEST',
		permissionLevel: 'PERSONAL',
		precision: filterType === 'DECIMAL' ? 2 : 0,
		showInUI: true,
		tags: [],
		useValidation: true,
		values: [],
	};
}

/** `GET /profileProperties`: https://rest.apidoc.blueconic.com */
export function registerProfileProperties(
	app: FastifyInstance,
	{ tokens, catalogue }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('read:profile-properties');
	app.get('/profileProperties', { onRequest }, async (request) => {
		const { items, ...page } = pageOf(catalogue.all, listQuery.parse(request.query));
		return { ...page, links: { links: [] }, profileProperties: items.map(listEntry) };
	});
}
