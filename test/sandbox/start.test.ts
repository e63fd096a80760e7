import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const ROOT = join(__dirname, '..', '..');
const TSX = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const PORTS = ['--braze-port=0', '--blueconic-port=0', '--s3-port=0', '--admin-port=0'];

const printed = z.object({
	braze: z.object({ url: z.url(), key: z.string() }),
	blueConic: z.object({ url: z.url(), clientSecret: z.string() }),
	s3: z.object({ endpoint: z.url(), bucket: z.string() }),
	admin: z.object({ url: z.url() }),
});

let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'sandbox-start-'));
});

afterAll(() => {
	rmSync(folder, { recursive: true });
});

function jsonFile(name: string, content: unknown): string {
	const path = join(folder, name);
	writeFileSync(path, JSON.stringify(content));
	return path;
}

function start(flags: readonly string[]) {
	const args = [TSX, join(ROOT, 'sandbox', 'start.ts'), ...flags];
	return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
}

async function stateLines(url: string, path: string): Promise<string[]> {
	return (await (await fetch(`${url}${path}`)).text()).trimEnd().split('\n');
}

test('--json prints one line when ready and ends with its stdin', async () => {
	const child = start([...PORTS, '--profiles=12', '--users=8', '--json']);
	const ended = once(child, 'exit');
	const [line] = await once(createInterface(child.stdout), 'line');
	const { admin } = printed.parse(JSON.parse(z.string().parse(line)));
	expect(await stateLines(admin.url, '/admin/braze/users')).toHaveLength(8);
	child.stdin.end();
	expect(await ended).toEqual([0, null]);
}, 15_000);

test('files say the settings, the faults and the people; a flag comes before a file', async () => {
	const rule = { server: 'braze', fault: 'server-error', when: { at: [1] }, after: false };
	const settings = jsonFile('settings', {
		bucket: 'from-the-file',
		profiles: 30,
		users: 40,
		ports: { braze: 0, blueConic: 0, s3: 0, admin: 0 },
		braze: { track: { maxObjects: 50 }, export: { usersPerFile: 7 } },
	});
	const faults = jsonFile('faults', { seed: 9, rules: [rule] });
	const users = join(folder, 'users');
	writeFileSync(
		users,
		'{"braze_id":"0123456789abcdef01234567","created_at":"2026-01-01T00:00:00Z"}\n',
	);
	const child = start([
		...['--settings', settings, '--faults', faults, '--users-file', users],
		...['--profiles', '3', '--export-file-delay-ms', '5', '--json'],
	]);
	const [line] = await once(createInterface(child.stdout), 'line');
	const { admin, s3 } = printed.parse(JSON.parse(z.string().parse(line)));
	expect(s3.bucket).toBe('from-the-file');
	expect(await (await fetch(`${admin.url}/admin/settings`)).json()).toMatchObject({
		braze: { track: { maxObjects: 50 }, export: { usersPerFile: 7, fileDelayMs: 5 } },
	});
	expect(await (await fetch(`${admin.url}/admin/faults`)).json()).toEqual({
		seed: 9,
		rules: [rule],
	});
	expect(await stateLines(admin.url, '/admin/braze/users')).toHaveLength(1);
	expect(await stateLines(admin.url, '/admin/blueconic/profiles')).toHaveLength(3);
	child.stdin.end();
	await once(child, 'exit');
}, 15_000);

test.each([
	['a number that is none', () => ['--profiles=many'], '--profiles'],
	['a file that is not there', () => ['--faults=/not/there.json'], '/not/there.json'],
	[
		'a plan that makes no sense',
		() => ['--faults', jsonFile('wrong', { rules: [{ server: 'braze', fault: 'explode' }] })],
		'faults.rules[0].fault',
	],
])(
	'%s ends it with 1 and says what is wrong',
	async (_what, flags, told) => {
		const child = start([...PORTS, ...flags()]);
		const errors = text(child.stderr);
		expect(await once(child, 'exit')).toEqual([1, null]);
		expect(await errors).toContain('The sandbox did not start: ');
		expect(await errors).toContain(told);
	},
	15_000,
);
