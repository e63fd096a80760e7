import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BlueConicContext } from '../blueconicContext';
import { BlueConicError } from '../blueconicError';
import { listQuery, pageOf } from '../http/listPage';
import { queryList } from '../http/queryList';
import type { PropertyCatalogue } from './propertyCatalogue';
import type { PropertyDefinition } from './propertyDefinition';
import { readProperty } from './propertyRequest';
import { propertyView } from './propertyView';

const pathParameters = z.object({ id: z.string() });
const propertiesQuery = listQuery.extend({
	filterType: queryList,
	filterValue: z.string().optional(),
	groupTypeId: queryList,
});

function selected(
	catalogue: PropertyCatalogue,
	{ filterType, filterValue, groupTypeId }: z.infer<typeof propertiesQuery>,
): readonly PropertyDefinition[] {
	// The tenant has no groups, so no property of one.
	if (groupTypeId.length > 0) return [];
	return catalogue.all.filter(
		(property) =>
			(filterType.length === 0 || filterType.includes(property.filterType)) &&
			(filterValue === undefined || property.name === filterValue),
	);
}

function existingProperty(catalogue: PropertyCatalogue, id: string): PropertyDefinition {
	const property = catalogue.get(id);
	if (!property) throw new BlueConicError(404, 'The property does not exist');
	return property;
}

function registerReads(
	app: FastifyInstance,
	{ tokens, catalogue, profiles }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('read:profile-properties');
	app.get('/profileProperties', { onRequest }, async (request) => {
		const query = propertiesQuery.parse(request.query);
		const { items, ...page } = pageOf(selected(catalogue, query), query);
		const href = `${request.protocol}://${request.host}${request.url}`;
		return {
			...page,
			links: { links: [{ href, rel: 'alt', type: 'application/json' }] },
			profileProperties: items.map((property) => propertyView(property, profiles)),
		};
	});
	app.get('/profileProperties/:id', { onRequest }, async ({ params }) => {
		const property = existingProperty(catalogue, pathParameters.parse(params).id);
		return propertyView(property, profiles);
	});
}

function registerWrites(
	app: FastifyInstance,
	{ tokens, catalogue, profiles }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('write:profile-properties');
	app.put('/profileProperties/:id', { onRequest }, async ({ params, body }) => {
		const { id } = pathParameters.parse(params);
		const hasValues = profiles.holdersOf(id) > 0;
		const property = readProperty(id, body, { property: catalogue.get(id), hasValues });
		profiles.defineProperty(property);
		return propertyView(property, profiles);
	});
	app.delete('/profileProperties/:id', { onRequest }, async ({ params }) => {
		const property = existingProperty(catalogue, pathParameters.parse(params).id);
		if (property.system) throw new BlueConicError(400, 'The property belongs to BlueConic');
		const view = propertyView(property, profiles);
		profiles.removeProperty(property.id);
		return view;
	});
}

/** `/profileProperties[/{id}]`: https://rest.apidoc.blueconic.com */
export function registerProfileProperties(app: FastifyInstance, context: BlueConicContext): void {
	registerReads(app, context);
	registerWrites(app, context);
}
