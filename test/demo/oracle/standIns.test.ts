import { z } from 'zod';
import { compareStates } from '../../../demo/oracle/compare';
import { exportAttributesOf } from '../../../demo/oracle/exportAttributes';
import { expectExport } from '../../../demo/oracle/exportGoal';
import { expectImport } from '../../../demo/oracle/importGoal';
import { importWritesOf } from '../../../demo/oracle/importWrites';
import { readState } from '../../../demo/oracle/readState';
import { exportSegment, importSegment, segmentsAt } from '../../../demo/oracle/segmentMembers';
import type { BlueConicProfile, BrazeUser } from '../../../demo/oracle/state';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox';
import { createBrazeSegments, IMPORT_SEGMENT_ID } from '../../../sandbox/braze/segments/segments';
import { call, login } from '../../sandbox/call';

const POPULATION = { users: 440, profiles: 400 };
const STRATEGIES = { set: 'SET', setIfEmpty: 'SET_IF_EMPTY', add: 'ADD', sum: 'INCREMENT' };

const bulkResults = z.array(
	z.object({
		state: z.enum(['CREATED', 'MODIFIED', 'UNCHANGED']),
		validationErrors: z.looseObject({}).optional(),
	}),
);
const segmentPage = z.object({ profiles: z.array(z.object({ id: z.string() })) });

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox(POPULATION);
});

afterAll(async () => {
	await sandbox.close();
});

function bulkEntry(user: BrazeUser): unknown {
	const { externalId = '' } = user;
	const writes = importWritesOf(user).map(({ property, merge, values }) => ({
		id: property,
		strategy: STRATEGIES[merge],
		values,
	}));
	const identifier = { id: 'braze_external_id', values: [externalId], strategy: 'SET' };
	return {
		strategy: 'UPSERT',
		matching: [[{ id: 'braze_external_id', value: externalId }]],
		properties: [{ ...identifier, restriction: 'NEW_PROFILES_ONLY' }, ...writes],
	};
}

/** Writes users to BlueConic by hand and counts its answers. */
async function importByHand(users: readonly BrazeUser[]): Promise<Record<string, number>> {
	const url = `${sandbox.blueConic.url}/rest/v2/profiles`;
	const token = await login(sandbox);
	const body = users.map(bulkEntry);
	const results = bulkResults.parse((await call({ method: 'PUT', url, token, body })).body);
	const counts = { CREATED: 0, MODIFIED: 0, UNCHANGED: 0, refused: 0 };
	for (const { state, validationErrors } of results) {
		counts[validationErrors ? 'refused' : state] += 1;
	}
	return counts;
}

/** Sends profiles to Braze by hand. */
async function exportByHand(profiles: readonly BlueConicProfile[]): Promise<void> {
	const url = `${sandbox.braze.url}/users/track`;
	const objects = profiles.flatMap((profile, position) => {
		const segments = segmentsAt(position, POPULATION);
		const { fields, customAttributes } = exportAttributesOf({ profile, segments });
		const externalId = profile.properties.get('braze_external_id')?.[0];
		if (externalId === undefined) return [];
		return { external_id: externalId, ...Object.fromEntries([...fields, ...customAttributes]) };
	});
	for (let start = 0; start < objects.length; start += 75) {
		const body = { attributes: objects.slice(start, start + 75) };
		const { status } = await call({ method: 'POST', url, token: sandbox.braze.key, body });
		expect(status).toBe(201);
	}
}

/** Imports, imports again, exports: each test goes on where the one before ended. */
describe('the stand-ins do what the oracle says', () => {
	test('the first import', async () => {
		const before = await readState(sandbox.admin.url);
		const { state, counts } = expectImport(before, POPULATION);
		expect(await importByHand(importSegment(before, POPULATION))).toEqual({
			CREATED: counts.created,
			MODIFIED: counts.updated,
			UNCHANGED: counts.unchanged,
			refused: counts.rejected,
		});
		expect(counts).toMatchObject({ created: 240, updated: 199, unchanged: 1, rejected: 0 });
		const after = await readState(sandbox.admin.url);
		expect(compareStates(state, after)).toMatchObject({ differences: 0, examples: [] });
		expect(compareStates(before, after).differences).toBeGreaterThan(200);
	});

	test('the second import, which changes nothing', async () => {
		const before = await readState(sandbox.admin.url);
		const { state, counts } = expectImport(before, POPULATION);
		expect(counts).toMatchObject({ accepted: 0, unchanged: 440, rejected: 0 });
		expect(await importByHand(importSegment(before, POPULATION))).toEqual({
			CREATED: 0,
			MODIFIED: 0,
			UNCHANGED: counts.unchanged,
			refused: counts.rejected,
		});
		const after = await readState(sandbox.admin.url);
		expect(compareStates(state, after)).toMatchObject({ differences: 0, examples: [] });
		expect(compareStates(before, after).differences).toBe(0);
	});

	test('the export', async () => {
		const before = await readState(sandbox.admin.url);
		const { state, counts, requests } = expectExport(before, POPULATION);
		expect({ accepted: counts.accepted, requests }).toEqual({ accepted: 400, requests: 6 });
		await exportByHand(exportSegment(before, POPULATION));
		const after = await readState(sandbox.admin.url);
		expect(after.users).toHaveLength(640);
		expect(compareStates(state, after)).toMatchObject({ differences: 0, examples: [] });
	});

	test('the members of both segments, now that others came', async () => {
		const state = await readState(sandbox.admin.url);
		const segment = `${sandbox.blueConic.url}/rest/v2/segments/${sandbox.blueConic.exportSegmentId}`;
		const url = `${segment}/profiles?count=1000`;
		const token = await login(sandbox);
		const { profiles } = segmentPage.parse((await call({ method: 'GET', url, token })).body);
		expect(exportSegment(state, POPULATION).map(({ id }) => id)).toEqual(
			profiles.map(({ id }) => id),
		);
		const brazeSegment = createBrazeSegments(POPULATION.users).find(
			({ id }) => id === IMPORT_SEGMENT_ID,
		);
		expect(brazeSegment?.membership).toEqual({ from: 0, to: POPULATION.users });
		const ids = importSegment(state, POPULATION).map(({ externalId }) => externalId);
		expect([ids.length, ids[0], ids.at(-1)]).toEqual([440, 'customer-0000200', 'customer-0000639']);
	});
});
