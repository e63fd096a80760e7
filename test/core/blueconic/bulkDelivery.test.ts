import { bulkLimits, bulkSender } from '../../../core/blueconic/bulkDelivery';
import { OpenOutcomeError } from '../../../core/flow/syncError';
import { answer, sentJson } from '../flow/cannedHttp';
import { thrownBy } from '../flow/thrown';
import { blueConicAnswering } from './testClient';

const entries = [
	{ identifier: '1:1', strategy: 'UPSERT', properties: [{ id: 'name', values: ['é'] }] },
	{ identifier: '1:2', strategy: 'UPSERT', properties: [] },
];
const batch = {
	lines: entries.map((entry) => Buffer.from(JSON.stringify(entry))),
	ranges: [[1, 2]] as const,
};

it.each([
	[1, 1],
	[100, 100],
	[1000, 1000],
	[5000, 1000],
])('%i entries a request are %i', (asked, rows) => {
	expect(bulkLimits(asked).rows).toBe(rows);
});

it('mapped lines go as entries, unchanged, and meet their results', async () => {
	const { blueConic, requests } = blueConicAnswering(
		answer(200, [
			{ identifier: '1:2', state: 'UNCHANGED', profileId: 'b', timeline: [] },
			{ identifier: '1:1', state: 'CREATED', profileId: 'a' },
		]),
	);
	const outcome = await bulkSender(blueConic)(batch, { once: false });
	expect(requests[0]).toMatchObject({ method: 'PUT', path: '/profiles' });
	expect(sentJson(requests[0])).toEqual(entries);
	expect(outcome.counts).toEqual({ accepted: 1, created: 1, unchanged: 1 });
});

it.each<[string, unknown]>([
	['cut short', '[{"identifier":"1:1","sta'],
	['no list', {}],
	['empty', ''],
])('a success that is %s says nothing of the rows: unknown', async (_case, body) => {
	const { blueConic } = blueConicAnswering(answer(200, body));
	const outcome = await bulkSender(blueConic)(batch, { once: false });
	expect(outcome).toMatchObject({ counts: {}, refused: new Map(), skips: {} });
	expect([...outcome.unknown.keys()]).toEqual([0, 1]);
});

it.each<[number, unknown, 'configuration' | 'passing', string]>([
	[400, { message: 'Wrong entry' }, 'configuration', 'Wrong entry'],
	[401, {}, 'configuration', `'write:profiles'`],
	[403, {}, 'configuration', `'write:profiles'`],
	[413, [], 'configuration', '413'],
	[429, {}, 'passing', '429'],
	[503, {}, 'passing', '503'],
])('%i stops', async (status, body, kind, words) => {
	const { blueConic } = blueConicAnswering(answer(status, body));
	const error = await thrownBy(() => bulkSender(blueConic)(batch, { once: false }));
	expect(error).toMatchObject({ kind });
	expect(error.message).toContain(words);
});

it.each<[boolean, string]>([
	[false, 'always'],
	[true, 'unlessArrived'],
])('rows that may not be sent twice (%j) are repeated: %s', async (once, repeat) => {
	const { blueConic, requests } = blueConicAnswering(answer(200, []));
	await bulkSender(blueConic)(batch, { once });
	expect(requests[0]).toMatchObject({ repeat });
});

it('a 503 leaves open whether the rows arrived, a 429 does not', async () => {
	const endOf = async (status: number): Promise<Error> => {
		const { blueConic } = blueConicAnswering(answer(status));
		return await thrownBy(() => bulkSender(blueConic)(batch, { once: true }));
	};
	expect(await endOf(503)).toBeInstanceOf(OpenOutcomeError);
	expect(await endOf(429)).not.toBeInstanceOf(OpenOutcomeError);
});
