import { z } from 'zod';
import { openTenant, valuesIn, type Tenant } from './blueConicTenant';

const EVERYBODY = 'aa9c3c86-edec-4ac5-8521-a1be602eb7c6';
const MAIL = 'marketing_email';
const PERSONAL = 'personalization';
const SITE = 'site_operation';

/** Profiles by their external id: zone, what they consented to, what they refused. */
const PROFILES: Readonly<Record<string, readonly [string, readonly string[], readonly string[]]>> =
	{
		both: ['GDPR', [MAIL, PERSONAL], []],
		mail: ['GDPR', [MAIL], [PERSONAL]],
		refuser: ['GDPR', [], [MAIL]],
		silent: ['GDPR', [], []],
		californian: ['CCPA', [], []],
		zoneless: ['NONE', [], []],
	};

let tenant: Tenant;

function consent(zone: string, consented: readonly string[], refused: readonly string[]) {
	return [
		{ id: 'privacy_legislation', values: [zone], strategy: 'SET' },
		{ id: 'consented_objectives', values: consented, strategy: 'SET' },
		{ id: 'refused_objectives', values: refused, strategy: 'SET' },
	];
}

function named(name: string): Record<string, unknown> {
	return { matching: [[{ id: 'braze_external_id', value: name }]] };
}

beforeAll(async () => {
	tenant = await openTenant({ profiles: 0 });
	for (const [name, [zone, consented, refused]] of Object.entries(PROFILES)) {
		const own = { id: 'braze_external_id', values: [name], strategy: 'SET' };
		const properties = [own, ...consent(zone, consented, refused)];
		await tenant.write({ strategy: 'UPSERT', properties });
	}
});

afterAll(async () => {
	await tenant.close();
});

async function profile(name: string): Promise<unknown> {
	const search = await tenant.get(`/profiles?property=braze_external_id&value=${name}`);
	const found = z.object({ profiles: z.array(z.object({ id: z.string() })) }).parse(search.body);
	return (await tenant.get(`/profiles/${found.profiles[0]?.id}`)).body;
}

test.each<[string, string, readonly string[], readonly string[]]>([
	['CONSENTED', 'CONTAINS_ANY', [MAIL, PERSONAL], ['both', 'mail']],
	['CONSENTED', 'CONTAINS_ALL', [MAIL, PERSONAL], ['both']],
	['REFUSED', 'CONTAINS_ANY', [MAIL, PERSONAL], ['mail', 'refuser']],
	['UNKNOWN', 'CONTAINS_ANY', [MAIL], ['silent', 'californian', 'zoneless']],
	['REFUSED_OR_UNKNOWN', 'CONTAINS_ANY', [MAIL], ['refuser', 'silent', 'californian', 'zoneless']],
	['CONSENTED_OR_UNNEEDED', 'CONTAINS_ANY', [PERSONAL], ['both', 'californian', 'zoneless']],
	['CONSENTED_OR_UNNEEDED', 'CONTAINS_ANY', [SITE], Object.keys(PROFILES)],
	['CONSENTED_OR_UNNEEDED', 'CONTAINS_ALL', [MAIL, PERSONAL], ['both', 'zoneless']],
	['CONSENTED', 'CONTAINS_ANY', ['unknown'], []],
])('refinement %s %s %j', async (objective, operator, values, names) => {
	const refinement = JSON.stringify({ objective, operator, values });
	const { profiles } = await tenant.page(new URLSearchParams({ refinement }).toString(), EVERYBODY);
	expect(profiles.map((one) => valuesIn(one)['braze_external_id']?.[0])).toEqual(names);
});

test.each<[string, string, string]>([
	[MAIL, 'both', 'UNCHANGED'],
	[MAIL, 'refuser', 'CONSENT_MISMATCH'],
	[MAIL, 'silent', 'CONSENT_MISMATCH'],
	[MAIL, 'californian', 'CONSENT_MISMATCH'],
	[MAIL, 'zoneless', 'UNCHANGED'],
	[PERSONAL, 'californian', 'UNCHANGED'],
	[PERSONAL, 'mail', 'CONSENT_MISMATCH'],
	[`${PERSONAL},${MAIL}`, 'mail', 'UNCHANGED'],
	[SITE, 'silent', 'UNCHANGED'],
	['unknown', 'both', 'CONSENT_MISMATCH'],
	['', 'refuser', 'UNCHANGED'],
])('with objectiveIds %s the write to %s is %s', async (objectiveIds, name, state) => {
	const query = `?${new URLSearchParams({ objectiveIds }).toString()}`;
	expect((await tenant.write(named(name), query))?.state).toBe(state);
});

test.each<[string, readonly unknown[], string]>([
	['that consents', consent('GDPR', [MAIL], []), 'CREATED'],
	['that refuses', consent('GDPR', [], [MAIL]), 'CONSENT_MISMATCH'],
	['that says nothing', consent('GDPR', [], []), 'CONSENT_MISMATCH'],
	['where none is needed', consent('NONE', [], []), 'CREATED'],
])('with objectiveIds a new profile %s', async (_case, properties, state) => {
	const before = (await tenant.page('', EVERYBODY)).totalResults;
	const result = await tenant.write({ strategy: 'UPSERT', properties }, `?objectiveIds=${MAIL}`);
	expect(result?.state).toBe(state);
	const after = (await tenant.page('', EVERYBODY)).totalResults;
	expect(after - before).toBe(state === 'CREATED' ? 1 : 0);
});

test('the zone of a new profile can come with the entry, once', async () => {
	const entry = { strategy: 'UPSERT', ...named('zoned'), privacyLegislation: 'GDPR' };
	const own = [{ id: 'braze_external_id', values: ['zoned'], strategy: 'SET' }];
	const query = `?objectiveIds=${MAIL}`;
	expect((await tenant.write({ ...entry, properties: own }, query))?.state).toBe(
		'CONSENT_MISMATCH',
	);
	expect((await tenant.write({ ...entry, properties: own }))?.state).toBe('CREATED');
	const other = { ...entry, privacyLegislation: 'NONE' };
	expect((await tenant.write(other))?.state).toBe('UNCHANGED');
	expect(await profile('zoned')).toMatchObject({ privacyLegislation: 'GDPR' });
});

test('what an entry says of consent counts for its own gate', async () => {
	const properties = [{ id: 'consented_objectives', values: [MAIL], strategy: 'ADD' }];
	const entry = { ...named('silent'), properties };
	expect((await tenant.write(entry, `?objectiveIds=${MAIL}`))?.state).toBe('MODIFIED');
	expect(await profile('silent')).toMatchObject({
		privacyLegislation: 'GDPR',
		consentedObjectives: [MAIL],
		refusedObjectives: [],
	});
	const takenBack = [{ id: 'consented_objectives', values: [MAIL], strategy: 'REMOVE' }];
	await tenant.write({ ...named('silent'), properties: takenBack });
	expect(await profile('silent')).toMatchObject({ consentedObjectives: [] });
});

test('an objective is consented to or refused, what comes later counts', async () => {
	const rule = (id: string) => [{ id, values: [MAIL], strategy: 'ADD' }];
	await tenant.write({ ...named('refuser'), properties: rule('consented_objectives') });
	expect(await profile('refuser')).toMatchObject({
		consentedObjectives: [MAIL],
		refusedObjectives: [],
	});
	await tenant.write({ ...named('refuser'), properties: rule('refused_objectives') });
	expect(await profile('refuser')).toMatchObject({
		consentedObjectives: [],
		refusedObjectives: [MAIL],
	});
});

test('an unknown zone is a validation error', async () => {
	const properties = [{ id: 'privacy_legislation', values: ['MARS'], strategy: 'SET' }];
	expect(await tenant.write({ ...named('both'), properties })).toMatchObject({
		state: 'UNCHANGED',
		validationErrors: { privacy_legislation: [expect.any(String)] },
	});
});

test('changes of consent are told by the events of a profile', async () => {
	const properties = consent('GDPR', [MAIL], [PERSONAL]);
	const created = await tenant.write({
		strategy: 'UPSERT',
		permissionLevel: 'ANONYMOUS',
		properties,
	});
	const path = `/profileEvents/${created?.profileId}`;
	const first = await tenant.get(path);
	expect(first.body).toMatchObject({
		startIndex: 0,
		totalResults: 2,
		events: [
			{ type: 'PermissionLevelChanged' },
			{
				type: 'ConsentChanged',
				properties: expect.arrayContaining([
					{ id: 'FromLegislation', values: [] },
					{ id: 'ToLegislation', values: ['GDPR'] },
					{ id: 'ToConsented', values: [MAIL] },
					{ id: 'ToRefused', values: [PERSONAL] },
					{ id: 'Source', values: ['REST'] },
				]),
			},
		],
	});
	const { profileId } = created ?? {};
	await tenant.write({ profileId, properties: consent('GDPR', [MAIL], [PERSONAL]) });
	expect((await tenant.get(path)).body).toEqual(first.body);
	await tenant.write({ profileId, properties: consent('GDPR', [], [PERSONAL]) });
	expect((await tenant.get(`${path}?startIndex=2&count=5`)).body).toMatchObject({
		itemsPerPage: 5,
		totalResults: 3,
		events: [
			{
				type: 'ConsentChanged',
				properties: expect.arrayContaining([
					{ id: 'FromConsented', values: [MAIL] },
					{ id: 'ToConsented', values: [] },
				]),
			},
		],
	});
	expect((await tenant.get('/profileEvents/unknown')).status).toBe(404);
});

test('objectives count who consented and who refused', async () => {
	const before = await tenant.get(`/objectives/${PERSONAL}`);
	const counts = z
		.object({ consentedProfileCount: z.number(), refusedProfileCount: z.number() })
		.parse(before.body);
	await tenant.write({ strategy: 'UPSERT', properties: consent('GDPR', [PERSONAL], []) });
	expect((await tenant.get(`/objectives/${PERSONAL}`)).body).toMatchObject({
		consentedProfileCount: counts.consentedProfileCount + 1,
		refusedProfileCount: counts.refusedProfileCount,
		totalProfileCount: counts.consentedProfileCount + counts.refusedProfileCount + 1,
	});
});
