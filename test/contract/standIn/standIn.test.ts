import { z } from 'zod';
import { BLUECONIC_SCOPES } from '../../../sandbox/blueconic/oauth/oauthClient';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox';
import { call, login } from '../../sandbox/call';
import { isInArea } from '../blueConic/areas';
import {
	blueConicContract,
	blueConicDocument,
	hasBlueConicDocument,
} from '../blueConic/blueConicContract';
import { contractTest } from '../blueConic/contractTest';
import type { Violation } from '../openApi/exchange';
import { valueAt } from '../openApi/jsonPointer';
import { asObject, objectsIn, parsedJson, type JsonObject } from '../openApi/jsonValue';
import { describeDocument } from '../openApi/openApiDocument';
import { startRecordingProxy, type RecordingProxy } from '../recordingProxy';
import type { StandInRequest } from './standInRequest';
import { STAND_IN_REQUESTS } from './standInRequests';

/** Operations that the stand-in does not have. */
const NOT_THERE = ['GET /oauth/authorize', 'GET /reporting/dialogues'];

/** Statuses that come from a tenant under load only; faults on request answer 503. */
const UNDER_LOAD = ['408', '503'];

const POOR = { clientId: 'poor', clientSecret: 'secret-of-poor', scopes: [] };

const BLIND = {
	clientId: 'blind',
	clientSecret: 'secret-of-blind',
	scopes: [...BLUECONIC_SCOPES],
	seesPii: false,
};

const MADE_UP = 'made-up';

let sandbox: Sandbox;
let proxy: RecordingProxy;
let tokens: Readonly<Record<'everything' | 'nothing' | 'blind', string>>;
let names: Readonly<Record<string, string>>;

const segmentPage = z.object({
	profiles: z.array(z.object({ id: z.string(), replaces: z.array(z.string()) })),
});

async function firstOf(list: string): Promise<string> {
	const first = z.object({ [list]: z.array(z.object({ id: z.string() })) });
	const { body } = await ask(`GET /${list}`);
	return first.parse(body)[list]?.[0]?.id ?? '';
}

beforeAll(async () => {
	if (!hasBlueConicDocument) return;
	sandbox = await startSandbox({
		profiles: 150,
		users: 1,
		blueConic: { moreClients: [POOR, BLIND], mergedProfiles: 1 },
	});
	proxy = await startRecordingProxy(sandbox.blueConic.url);
	tokens = {
		everything: await login(sandbox),
		nothing: await login(sandbox, POOR),
		blind: await login(sandbox, BLIND),
	};
	const { exportSegmentId } = sandbox.blueConic;
	const read = await ask(
		`GET /segments/${exportSegmentId}/profiles?count=150&expand=profiles.profile.replace`,
	);
	const { profiles } = segmentPage.parse(read.body);
	const merged = profiles.find(({ replaces }) => replaces.length > 0);
	names = {
		PROFILE: merged?.id ?? '',
		MERGED: merged?.replaces[0] ?? '',
		VICTIM: profiles.at(-1)?.id ?? '',
		dialogues: await firstOf('dialogues'),
		connections: await firstOf('connections'),
	};
});

afterAll(async () => {
	await proxy?.close();
	await sandbox?.close();
});

function named(text: string): string {
	const list = /^\w+ \/(\w+)\/FIRST/.exec(text)?.[1] ?? '';
	return text
		.replaceAll('FIRST', names?.[list] ?? 'FIRST')
		.replaceAll(/PROFILE|VICTIM|MERGED/g, (name) => names?.[name] ?? name);
}

async function ask(
	line: string,
	{ body, form }: Pick<StandInRequest, 'body' | 'form'> = {},
	token = tokens.everything,
): Promise<{ readonly status: number; readonly body: unknown }> {
	const [method = '', path = ''] = named(line).split(' ');
	const url = `${proxy.url}/rest/v2${path}`;
	if (form) {
		const response = await fetch(url, { method, body: new URLSearchParams(form) });
		await response.text();
		return { status: response.status, body: undefined };
	}
	const json: unknown = body === undefined ? undefined : JSON.parse(named(JSON.stringify(body)));
	return await call({ method, url, token, body: json });
}

/** What is wrong with answers that came since. */
function wrongSince(count: number): readonly Violation[] {
	return proxy.exchanges
		.slice(count)
		.flatMap((exchange) => blueConicContract().violations(exchange))
		.filter(({ side }) => side === 'answer');
}

async function behave(blueConic: object): Promise<void> {
	const url = `${sandbox.admin.url}/admin/settings`;
	expect((await call({ method: 'PUT', url, body: { blueConic } })).status).toBe(200);
}

for (const { what, line, status, blind, ...sent } of STAND_IN_REQUESTS) {
	contractTest(`${what} is answered with ${status}, as the document says`, async () => {
		const before = proxy.exchanges.length;
		const token = blind ? tokens.blind : tokens.everything;
		expect((await ask(line, sent, token)).status).toBe(status);
		expect(wrongSince(before)).toEqual([]);
		expect(proxy.exchanges.length).toBe(before + 1);
	});
}

/** One request to each operation that needs a token. */
const withToken = [
	...new Map(
		STAND_IN_REQUESTS.filter(({ form }) => !form).map((one) => [operationOf(one), one]),
	).values(),
];

function operationOf({ line }: StandInRequest): string {
	return line.replace(/\?.*/, '').replaceAll(/(?<=\w\/)[^/]+/g, '*');
}

contractTest('a token that is made up is answered with 401 everywhere', async () => {
	const before = proxy.exchanges.length;
	for (const { line, ...sent } of withToken) {
		expect([line, (await ask(line, sent, MADE_UP)).status]).toEqual([line, 401]);
	}
	expect(wrongSince(before)).toEqual([]);
});

for (const missingScope of [401, 403]) {
	contractTest(
		`a missing scope is answered as ${missingScope} where no 403 is declared`,
		async () => {
			await behave({ missingScope });
			const before = proxy.exchanges.length;
			for (const { line, ...sent } of withToken) {
				const { status } = await ask(line, sent, tokens.nothing);
				expect([line, status]).toEqual([line, status === 403 ? 403 : missingScope]);
			}
			expect(wrongSince(before)).toEqual([]);
			await behave({ missingScope: 401 });
		},
	);
}

contractTest('too many bulk writes at a time are answered with 429', async () => {
	await behave({ maxConcurrentRequests: 1, processMs: 100 });
	const before = proxy.exchanges.length;
	const write = async (): Promise<number> => (await ask('PUT /profiles', { body: [] })).status;
	expect((await Promise.all([write(), write()])).toSorted()).toEqual([200, 429]);
	expect(wrongSince(before)).toEqual([]);
	await behave({ maxConcurrentRequests: 20, processMs: 0 });
});

contractTest('every operation was answered with every status that it has', async () => {
	const { operations } = describeDocument(blueConicDocument());
	const seen = new Set(
		proxy.exchanges.map(
			(exchange) => `${blueConicContract().operationOf(exchange)} ${exchange.answer?.status}`,
		),
	);
	const declared = operations
		.filter((operation) => isInArea(operation) && !NOT_THERE.includes(operation.name))
		.flatMap(({ name, responses }) =>
			Object.keys(responses)
				.filter((status) => !UNDER_LOAD.includes(status))
				.map((status) => `${name} ${status}`),
		);
	expect(declared.length).toBeGreaterThan(60);
	expect(declared.filter((one) => !seen.has(one))).toEqual([]);
});

const STATES = [
	['BulkResultBean', (result: JsonObject) => [result['state']]],
	[
		'TimelineResultBean',
		(result: JsonObject) => objectsIn(result['timeline']).map((one) => one['state']),
	],
] as const;

for (const [schema, statesIn] of STATES) {
	contractTest(`bulk writes were answered with every state of ${schema}`, async () => {
		const results = proxy.exchanges
			.filter((exchange) => blueConicContract().operationOf(exchange) === 'PUT /profiles')
			.flatMap(({ answer }) => objectsIn(parsedJson(answer?.body ?? '')?.value));
		const way = ['components', 'schemas', schema, 'properties', 'state', 'enum'];
		expect(new Set(results.flatMap(statesIn))).toEqual(
			new Set(Object.values(Object(valueAt(blueConicDocument(), way)))),
		);
	});
}

contractTest('every section of a profile was seen, but lifecycle stages', async () => {
	const profiles = proxy.exchanges.flatMap(({ answer }) => {
		const body = asObject(parsedJson(answer?.body ?? '')?.value);
		return body ? [body, ...objectsIn(body['profiles'])] : [];
	});
	const seen = new Set(profiles.flatMap((profile) => Object.keys(profile)));
	const fields = blueConicContract().fieldsOf('profile');
	expect(fields.filter((field) => !seen.has(field))).toEqual(['lifecycleStages']);
});

contractTest('operations that the stand-in does not have are unknown routes', async () => {
	for (const line of NOT_THERE) {
		expect(await ask(line)).toEqual({ status: 404, body: { code: 404, message: 'Not found' } });
	}
});
