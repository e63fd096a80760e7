import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requirePermission } from '../apiKeys';
import type { BrazeContext } from '../brazeContext';
import type { CatalogueEntry } from '../users/attributeCatalogue';
import type { AttributeType } from '../users/attributeTypes';
import { cursorAt, customAttributeCursor } from './customAttributeCursor';

const PATH = '/custom_attributes';
/** https://www.braze.com/docs/api/endpoints/export/custom_attributes/get_custom_attributes */
const PAGE_SIZE = 50;

const TYPE_NAMES: Readonly<Record<AttributeType, string>> = {
	boolean: 'Boolean',
	number: 'Number',
	string: 'String',
	array: 'Array',
	time: 'Time',
	object: 'Object',
	object_array: 'Object Array',
};

const listQuery = z.object({ cursor: customAttributeCursor.default(0) });

function listEntry(
	{ name, dataType, arrayLength, forced }: CatalogueEntry,
	blocklisted: readonly string[],
): Record<string, unknown> {
	const typeName = TYPE_NAMES[dataType];
	return {
		array_length: arrayLength,
		data_type: forced ? typeName : `${typeName} (Automatically Detected)`,
		description: null,
		name,
		status: blocklisted.includes(name) ? 'Blocklisted' : 'Active',
		tag_names: [],
	};
}

/** The `Link` header of the page that begins at `start`; nothing when it is the only one. */
function links(start: number, total: number): string | undefined {
	const link = (position: number, rel: string) => {
		return `<${PATH}?cursor=${cursorAt(position)}>; rel="${rel}"`;
	};
	const found: string[] = [];
	if (start > 0) found.push(link(Math.max(0, start - PAGE_SIZE), 'prev'));
	if (start + PAGE_SIZE < total) found.push(link(start + PAGE_SIZE, 'next'));
	return found.length > 0 ? found.join(',') : undefined;
}

/** https://www.braze.com/docs/api/endpoints/export/custom_attributes/get_custom_attributes */
export function registerCustomAttributes(
	app: FastifyInstance,
	{ keys, users, settings }: BrazeContext,
): void {
	const onRequest = requirePermission(keys, 'custom_attributes.get');
	app.get(PATH, { onRequest }, async (request, reply) => {
		const { cursor: start } = listQuery.parse(request.query);
		const known = users.catalogue.list();
		const link = links(start, known.length);
		if (link !== undefined) reply.header('link', link);
		const page = known.slice(start, start + PAGE_SIZE);
		const { blocklistedAttributes } = settings.track;
		const attributes = page.map((entry) => listEntry(entry, blocklistedAttributes));
		return { message: 'success', attributes };
	});
}
