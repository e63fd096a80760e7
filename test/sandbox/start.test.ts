import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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

function start(flags: readonly string[]) {
	const args = [TSX, join(ROOT, 'sandbox', 'start.ts'), ...flags];
	return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
}

test('--json prints one line when ready and ends with its stdin', async () => {
	const child = start([...PORTS, '--profiles=12', '--users=8', '--json']);
	const ended = once(child, 'exit');
	const [line] = await once(createInterface(child.stdout), 'line');
	const sandbox = printed.parse(JSON.parse(z.string().parse(line)));
	const users = await (await fetch(`${sandbox.admin.url}/admin/braze/users`)).text();
	expect(users.trimEnd().split('\n')).toHaveLength(8);
	child.stdin.end();
	expect(await ended).toEqual([0, null]);
}, 15_000);

test('a flag that makes no sense ends it with 1', async () => {
	const child = start([...PORTS, '--profiles=many']);
	expect(await once(child, 'exit')).toEqual([1, null]);
}, 15_000);
