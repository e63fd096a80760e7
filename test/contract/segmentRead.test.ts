import { BlueConicClient } from '../../core/blueconic/client';
import { readSegmentProfiles } from '../../core/blueconic/segmentProfiles';
import { readTenantCatalogue } from '../../core/blueconic/tenantCatalogue';
import { startSandbox } from '../../sandbox/sandbox';
import { collected } from '../core/flow/thrown';
import { nodeHttp } from '../kill/nodeHttp';
import { login } from '../sandbox/call';
import { testNodesFitDocument } from './nodesFitDocument';
import { watchBlueConic, type WatchedSandbox } from './watchBlueConic';

let sandbox: WatchedSandbox;
let blueConic: BlueConicClient;

beforeAll(async () => {
	sandbox = await watchBlueConic(await startSandbox({ profiles: 200, users: 1 }));
	const url = `${sandbox.blueConic.url}/rest/v2`;
	blueConic = new BlueConicClient(nodeHttp(url, await login(sandbox)), url);
});

afterAll(async () => {
	await sandbox.close();
});

it('profiles come with all that a mapping may need of them', async () => {
	const pages = await collected(
		readSegmentProfiles(blueConic, {
			segmentId: sandbox.blueConic.exportSegmentId,
			properties: ['interactions_viewed'],
			expand: ['segments', 'permissions'],
		}),
	);
	const profiles: unknown[] = pages.flatMap((page) =>
		page.profiles.map((text) => JSON.parse(text)),
	);
	expect(profiles).toHaveLength(200);
	for (const profile of profiles) {
		expect(profile).toMatchObject({
			segments: expect.arrayContaining([expect.objectContaining({ name: 'Export to Braze' })]),
			permissions: { level: expect.stringMatching(/^(DO_NOT_TRACK|ANONYMOUS|PERSONAL)$/) },
			consentedObjectives: expect.any(Array),
			refusedObjectives: expect.any(Array),
		});
	}
});

it('the tenant tells all that a mapping may want to know of it', async () => {
	const { properties, interactionNames, objectiveNames } = await readTenantCatalogue(blueConic, {
		typesOf: ['email', 'loyalty_points', 'date_of_birth'],
		interactionNames: true,
		objectiveNames: true,
	});
	expect(new Map(properties)).toEqual(
		new Map([
			['date_of_birth', 'date'],
			['email', 'email'],
			['loyalty_points', 'number'],
		]),
	);
	expect([...interactionNames.values()]).toContain('Free delivery');
	expect([...objectiveNames.values()]).toContain('Marketing by e-mail');
});

testNodesFitDocument(() => sandbox, {
	'POST /oauth/token': 1,
	'GET /segments/{segment}/profiles': 1,
	'GET /profileProperties': 1,
	'GET /dialogues': 1,
	'GET /objectives': 1,
});
