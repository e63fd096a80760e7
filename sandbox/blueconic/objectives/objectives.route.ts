import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BlueConicContext } from '../blueconicContext';
import { BlueConicError } from '../blueconicError';
import { MADE_BY_OWNER } from '../blueConicUser';
import { listQuery, pageOf } from '../http/listPage';
import type { ProfileStore } from '../profiles/profileStore';
import { consentReader } from './consent';
import { findObjective, OBJECTIVES, type Objective } from './objectives';

const pathParameters = z.object({ id: z.string() });

function objectiveView(profiles: ProfileStore, objective: Objective): Record<string, unknown> {
	const consentOf = consentReader(profiles.catalogue);
	let consented = 0;
	let refused = 0;
	let changedAt: string = MADE_BY_OWNER.lastModifiedDate;
	for (const profile of profiles.all()) {
		const consent = consentOf(profile);
		if (consent.refused.includes(objective.id)) refused += 1;
		if (!consent.consented.includes(objective.id)) continue;
		consented += 1;
		const date = profile.details.consentEvents.at(-1)?.date ?? changedAt;
		if (date > changedAt) changedAt = date;
	}
	return {
		...objective,
		...MADE_BY_OWNER,
		description: '',
		consentedProfileCount: consented,
		refusedProfileCount: refused,
		totalProfileCount: consented + refused,
		lastProfileMutationDate: changedAt,
		tags: [],
	};
}

/** `GET /objectives[/{id}]`: https://rest.apidoc.blueconic.com */
export function registerObjectives(
	app: FastifyInstance,
	{ tokens, profiles }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('read:objectives');
	app.get('/objectives', { onRequest }, async ({ query }) => {
		const { items, ...page } = pageOf<Objective>(OBJECTIVES, listQuery.parse(query));
		return { ...page, objectives: items.map((objective) => objectiveView(profiles, objective)) };
	});
	app.get('/objectives/:id', { onRequest }, async ({ params }) => {
		const objective = findObjective(pathParameters.parse(params).id);
		if (!objective) throw new BlueConicError(404, 'The objective does not exist');
		return objectiveView(profiles, objective);
	});
}
