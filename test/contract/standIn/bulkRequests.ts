import type { StandInRequest } from './standInRequest';

const matching = (id: string, value: string): unknown => [[{ id, value }]];
const set = (id: string, ...values: string[]): unknown => ({ id, values, strategy: 'SET' });

const ORDER = {
	id: 'order-1',
	eventTypeId: 'order',
	date: '2026-01-02T03:04:05Z',
	data: [
		{ id: 'total_revenue', values: [12.5] },
		{ id: 'paid_at', values: ['2026-01-02T03:04:05Z'] },
		{
			id: 'product',
			values: [
				[
					{ id: 'id', values: ['product-1'] },
					{ id: 'quantity', values: [2] },
				],
			],
		},
	],
};

const EXTERNAL_ID = 'contract-new';

const bulk = (what: string, entry: unknown, status = 200): StandInRequest => ({
	what: `a bulk write: ${what}`,
	line: 'PUT /profiles',
	status,
	body: [entry],
});

/** Bulk writes of every kind. */
export const BULK_REQUESTS: readonly StandInRequest[] = [
	bulk('CREATED with everything', {
		strategy: 'UPSERT',
		identifier: 'row-1',
		domainGroup: 'DEFAULT',
		permissionLevel: 'ANONYMOUS',
		privacyLegislation: 'TDPSA',
		triggerOnPropertyChange: false,
		triggerOnEventAdded: false,
		matching: matching('braze_external_id', EXTERNAL_ID),
		properties: [set('braze_external_id', EXTERNAL_ID), set('city', 'Utrecht')],
		timeline: [ORDER],
	}),
	bulk('MODIFIED', { profileId: 'PROFILE', properties: [set('about', 'written')] }),
	bulk('MODIFIED in its consent', {
		profileId: 'PROFILE',
		properties: [
			set('privacy_legislation', 'GDPR'),
			set('consented_objectives', 'marketing_email'),
			set('refused_objectives', 'personalization'),
		],
	}),
	bulk('UNCHANGED', { profileId: 'PROFILE', properties: [] }),
	bulk('NOTFOUND', { matching: matching('email', 'nobody@example.org') }),
	bulk('RESTRICTION_MISMATCH', {
		profileId: 'PROFILE',
		restriction: { isMemberOfSegment: 'd4c5b6a7-9e8f-4071-a2b3-c4d5e6f70819' },
	}),
	bulk('validation errors', { profileId: 'PROFILE', properties: [set('loyalty_points', 'many')] }),
	bulk('timeline states', {
		profileId: 'PROFILE',
		timeline: [
			{ ...ORDER, identifier: 'event-1' },
			{ ...ORDER, strategy: 'UPDATE' },
			{ ...ORDER, strategy: 'DELETE' },
			{ ...ORDER, strategy: 'UPDATE' },
			{ ...ORDER, data: [{ id: 'total_revenue', values: ['much'] }] },
			{ ...ORDER, strategy: 'UPSERT' },
		],
	}),
	bulk('DELETED', { profileId: 'VICTIM', strategy: 'DELETE' }),
	bulk('two that share an e-mail address', {
		strategy: 'UPSERT',
		properties: [set('email', 'shared@example.org')],
	}),
	bulk('the other of the two', {
		strategy: 'UPSERT',
		properties: [set('email', 'shared@example.org')],
	}),
	bulk('SKIPPED', { matching: matching('email', 'shared@example.org') }),
	{
		...bulk('UNAUTHORIZED', { profileId: 'PROFILE', properties: [set('email', 'a@example.org')] }),
		blind: true,
	},
	bulk('a strategy that does not exist', { strategy: 'MERGE' }, 400),
	{
		what: 'a bulk write: CONSENT_MISMATCH',
		line: 'PUT /profiles?objectiveIds=marketing_email,personalization',
		status: 200,
		body: [
			{ strategy: 'UPSERT', privacyLegislation: 'GDPR', properties: [set('city', 'Utrecht')] },
		],
	},
	{ what: 'a bulk write of nothing', line: 'PUT /profiles', status: 200, body: [] },
	{
		what: 'a bulk write of too much',
		line: 'PUT /profiles',
		status: 413,
		body: Array.from({ length: 1001 }, () => ({ profileId: 'PROFILE', properties: [] })),
	},
];
