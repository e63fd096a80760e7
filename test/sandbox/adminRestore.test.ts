import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call, type Answer } from './call';
import { faultyServices } from './faultyService';

const PATHS = { users: '/admin/braze/users', profiles: '/admin/blueconic/profiles' } as const;
const NDJSON = { 'content-type': 'application/x-ndjson' };
/** Over the limit of other bodies of the admin API. */
const PEOPLE = 400;

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: PEOPLE, users: PEOPLE });
});

afterAll(async () => {
	await sandbox.close();
});

async function state({ admin }: Sandbox, path: string): Promise<string> {
	return await (await fetch(`${admin.url}${path}`)).text();
}

async function put(path: string, body: string | ReadableStream): Promise<Answer> {
	const init: RequestInit & { duplex: 'half' } = {
		method: 'PUT',
		headers: NDJSON,
		body,
		duplex: 'half',
	};
	const response = await fetch(`${sandbox.admin.url}${path}`, init);
	return { status: response.status, body: await response.json() };
}

/** A stream that gives the text in pieces of an odd size, so that lines and characters are cut. */
function inPieces(text: string, size: number): ReadableStream<Uint8Array> {
	const bytes = new TextEncoder().encode(text);
	let start = 0;
	return new ReadableStream({
		pull(controller) {
			if (start >= bytes.length) return controller.close();
			controller.enqueue(bytes.slice(start, start + size));
			start += size;
		},
	});
}

describe.each(Object.values(PATHS))('%s', (path) => {
	test('what was read can be put back, whatever was there in between', async () => {
		const before = await state(sandbox, path);
		expect(Buffer.byteLength(before)).toBeGreaterThan(64 * 1024);
		const [first = ''] = before.split('\n');
		expect(await put(path, `${first}\n`)).toEqual({ status: 200, body: { restored: 1 } });
		expect(await state(sandbox, path)).toBe(`${first}\n`);
		expect(await put(path, inPieces(before, 997))).toMatchObject({ body: { restored: PEOPLE } });
		expect(await state(sandbox, path)).toBe(before);
		expect(await put(path, '')).toEqual({ status: 200, body: { restored: 0 } });
		expect(await state(sandbox, path)).toBe('');
		expect(await put(path, before.replaceAll('\n', '\r\n\r\n').trimEnd())).toMatchObject({
			body: { restored: PEOPLE },
		});
		expect(await state(sandbox, path)).toBe(before);
	});

	test.each([
		['no JSON', '{"id":'],
		['no record', '{"some":"thing"}'],
		['no object', '7'],
	])('a line that is %s is told by its number', async (_what, broken) => {
		const before = await state(sandbox, path);
		const [first, second] = before.split('\n');
		const answer = await put(path, [first, '', broken, second].join('\n'));
		expect(answer).toEqual({
			status: 400,
			body: { line: 3, message: expect.stringMatching(/^Line 3: ./) },
		});
		expect(await state(sandbox, path)).toBe(`${first}\n`);
		await put(path, before);
	});

	test('a body of another type is refused and changes nothing', async () => {
		const before = await state(sandbox, path);
		const url = `${sandbox.admin.url}${path}`;
		expect((await call({ method: 'PUT', url, body: {} })).status).toBe(400);
		expect(await state(sandbox, path)).toBe(before);
	});
});

test('people put back are served, and written to, as before', async () => {
	for (const path of Object.values(PATHS)) await put(path, await state(sandbox, path));
	for (const service of [faultyServices.braze, faultyServices.blueconic]) {
		await service(sandbox).write('restored-and-written');
		expect(await service(sandbox).has('restored-and-written')).toBe(true);
	}
});

test('a sandbox can begin with files instead of generated people', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'people-'));
	const files = { usersFile: join(folder, 'users'), profilesFile: join(folder, 'profiles') };
	const people = {
		users: await state(sandbox, PATHS.users),
		profiles: await state(sandbox, PATHS.profiles),
	};
	await writeFile(files.usersFile, people.users);
	await writeFile(files.profilesFile, people.profiles);
	const other = await startSandbox({ ...files, profiles: 1, users: 1 });
	expect(await state(other, PATHS.users)).toBe(people.users);
	expect(await state(other, PATHS.profiles)).toBe(people.profiles);
	await other.close();
	await writeFile(files.usersFile, '\n{}');
	await expect(startSandbox(files)).rejects.toThrow(`${files.usersFile}: Line 2:`);
	await rm(folder, { recursive: true });
});
