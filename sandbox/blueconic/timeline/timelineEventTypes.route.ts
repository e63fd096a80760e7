import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BlueConicContext } from '../blueconicContext';
import { BlueConicError } from '../blueconicError';
import { MADE_BY_OWNER } from '../blueConicUser';
import { listQuery, pageOf } from '../http/listPage';
import { EVENT_TYPES, findEventType, type TimelineEventType } from './eventTypes';

const pathParameters = z.object({ id: z.string() });

function eventTypeView(type: TimelineEventType): Record<string, unknown> {
	return { ...type, ...MADE_BY_OWNER, source: 'REST', tags: [] };
}

/** `GET /timelineEventTypes[/{id}]`: https://rest.apidoc.blueconic.com */
export function registerTimelineEventTypes(
	app: FastifyInstance,
	{ tokens }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('read:timeline-event-types');
	app.get('/timelineEventTypes', { onRequest }, async ({ query }) => {
		const { items, ...page } = pageOf(EVENT_TYPES, listQuery.parse(query));
		return { ...page, timelineEventTypes: items.map(eventTypeView) };
	});
	app.get('/timelineEventTypes/:id', { onRequest }, async ({ params }) => {
		const type = findEventType(pathParameters.parse(params).id);
		if (!type) throw new BlueConicError(404, 'The timeline event type does not exist');
		return eventTypeView(type);
	});
}
