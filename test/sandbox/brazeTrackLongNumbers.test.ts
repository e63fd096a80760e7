import { startSandbox, type Sandbox } from '../../sandbox/sandbox';

const ID = '12345678901234567';
const BELOW_ZERO = '-9007199254740993';

let sandbox: Sandbox;

beforeAll(async () => {
	const track = { effectDelayMs: 0, forcedTypes: { as_number: 'number' } as const };
	sandbox = await startSandbox({ profiles: 0, users: 0, braze: { track } });
});

afterAll(async () => {
	await sandbox.close();
});

async function sendText(url: string, init: RequestInit, text: string): Promise<number> {
	const response = await fetch(url, { ...init, body: text });
	await response.text();
	return response.status;
}

async function trackText(text: string): Promise<number> {
	const { url, key } = sandbox.braze;
	const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
	return await sendText(`${url}/users/track`, { method: 'POST', headers }, text);
}

async function usersText(): Promise<string> {
	return await (await fetch(`${sandbox.admin.url}/admin/braze/users`)).text();
}

/** The text of a user's custom attributes after objects, one request each. */
async function attributesAfter(user: string, objects: readonly string[]): Promise<string> {
	for (const object of objects) {
		const text = `{"attributes":[{"external_id":"${user}",${object}}]}`;
		expect(await trackText(text)).toBe(201);
	}
	const lines = (await usersText()).split('\n');
	const line = lines.find((one) => one.includes(`"external_id":"${user}"`)) ?? '';
	return /"custom_attributes":(.*)}$/.exec(line)?.[1] ?? '';
}

const CASES: readonly (readonly [string, readonly string[], string])[] = [
	['a whole number beyond 2^53', [`"a":${ID}`], `{"a":${ID}}`],
	['one below zero', [`"a":${BELOW_ZERO}`], `{"a":${BELOW_ZERO}}`],
	['one in a list, in an object', [`"a":{"b":[${ID}]}`], `{"a":{"b":[${ID}]}}`],
	['one in a text', [`"a":"x ${ID}, \\"${ID}\\""`], `{"a":"x ${ID}, \\"${ID}\\""}`],
	['one of a forced number', [`"as_number":${ID}`], `{"as_number":${ID}}`],
	[
		'two that doubles cannot tell apart',
		[`"a":[${ID},${ID.slice(0, -1)}8]`],
		`{"a":[${ID},${ID.slice(0, -1)}8]}`,
	],
	['inc of one', [`"a":${ID}`, '"a":{"inc":2}'], `{"a":${BigInt(ID) + 2n}}`],
	['inc by one', ['"a":1', `"a":{"inc":${ID}}`], `{"a":${BigInt(ID) + 1n}}`],
	['inc back to a short one', [`"a":${ID}`, `"a":{"inc":-${ID}}`], '{"a":0}'],
	['a fraction of many digits', ['"a":0.1234567890123456'], '{"a":0.1234567890123456}'],
	['a short one', ['"a":9007199254740991'], '{"a":9007199254740991}'],
	[
		'an object found by one',
		[
			`"a":[{"id":${ID},"n":1},{"id":2,"n":1}]`,
			`"a":{"$remove":[{"$identifier_key":"id","$identifier_value":${ID}}]}`,
		],
		'{"a":[{"id":2,"n":1}]}',
	],
];

describe('long numbers', () => {
	test.each(CASES)('%s', async (name, objects, expected) => {
		expect(await attributesAfter(name, objects)).toBe(expected);
	});

	test('what was read can be put back', async () => {
		await attributesAfter('put back', [`"a":${ID}`]);
		const before = await usersText();
		expect(before).toContain(ID);
		const init = { method: 'PUT', headers: { 'content-type': 'application/x-ndjson' } };
		expect(await sendText(`${sandbox.admin.url}/admin/braze/users`, init, before)).toBe(200);
		expect(await usersText()).toBe(before);
	});

	test.each([`{"attributes":[{${ID}:1}]}`, `{"attributes":[0${ID}]}`])(
		'%s is no JSON',
		async (text) => {
			expect(await trackText(text)).toBe(400);
		},
	);
});
