import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BlueConicContext } from '../blueconicContext';
import { BlueConicError } from '../blueconicError';
import { MADE_BY_OWNER } from '../blueConicUser';
import { listQuery, pageOf } from '../http/listPage';
import { DIALOGUES, type Dialogue } from './dialogues';

const pathParameters = z.object({ id: z.string() });

const EVERYWHERE = {
	URLRestrictions: [
		{ pattern: 'www.example.org', previewURL: 'www.example.org', restrictionType: 'RESTRICT' },
	],
	channelId: '3ae0c271-a69f-48fc-b26b-528f833f1708',
};

function dialogueView({ variants, ...dialogue }: Dialogue): Record<string, unknown> {
	return {
		...dialogue,
		...MADE_BY_OWNER,
		description: '',
		optimizerSettings: {
			controlGroupDistribution: 0,
			evaluationDecision: 'ALL',
			goal: 'CLICK_VIEW',
			variantStrategy: 'ROTATING',
		},
		priority: { id: '902ebee5-79ab-4b11-a071-6caef2ae0c20', isDefault: true, name: 'Medium' },
		tags: [],
		targetChannels: [EVERYWHERE],
		variants: variants.map((variant) => ({
			...variant,
			...MADE_BY_OWNER,
			description: '',
			isEnabled: true,
			tags: [],
		})),
	};
}

/** `GET /dialogues[/{id}]`: https://rest.apidoc.blueconic.com */
export function registerDialogues(app: FastifyInstance, { tokens }: BlueConicContext): void {
	const onRequest = tokens.requireScope('read:dialogues');
	app.get('/dialogues', { onRequest }, async ({ query }) => {
		const { items, ...page } = pageOf(DIALOGUES, listQuery.parse(query));
		return { dialogues: items.map(dialogueView), ...page };
	});
	app.get('/dialogues/:id', { onRequest }, async ({ params }) => {
		const { id } = pathParameters.parse(params);
		const dialogue = DIALOGUES.find((known) => known.id === id);
		if (!dialogue) throw new BlueConicError(404, 'The dialogue does not exist');
		return dialogueView(dialogue);
	});
}
