import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const addressesSchema = z.object({
	braze: z.object({
		url: z.string(),
		key: z.string(),
		folder: z.string(),
		importSegmentId: z.string(),
	}),
	blueConic: z.object({
		url: z.string(),
		clientId: z.string(),
		clientSecret: z.string(),
		exportSegmentId: z.string(),
	}),
	s3: z.object({
		endpoint: z.string(),
		region: z.string(),
		accessKeyId: z.string(),
		secretAccessKey: z.string(),
		bucket: z.string(),
	}),
	admin: z.object({ url: z.string() }),
});

/** Where the stand-ins are, and what opens them. */
export type SandboxAddresses = z.infer<typeof addressesSchema>;

/** The stand-ins in a process of their own, so that n8n is measured alone. */
export interface SandboxProcess {
	readonly addresses: SandboxAddresses;
	stop(): Promise<void>;
}

const repository = join(__dirname, '..');

/**
 * Starts the stand-ins on free ports with so many people.
 *
 * @throws when they end before they are ready.
 */
export async function startSandboxProcess(people: {
	readonly profiles: number;
	readonly users: number;
}): Promise<SandboxProcess> {
	const ports = ['--braze-port', '--blueconic-port', '--s3-port', '--admin-port'];
	const child = spawn(
		process.execPath,
		[
			join(repository, 'node_modules', 'tsx', 'dist', 'cli.mjs'),
			join(repository, 'sandbox', 'start.ts'),
			'--json',
			...ports.flatMap((port) => [port, '0']),
			...['--profiles', String(people.profiles), '--users', String(people.users)],
		],
		{ stdio: ['pipe', 'pipe', 'pipe'], cwd: repository },
	);
	const errors: string[] = [];
	child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
	const ended = once(child, 'exit');
	const lines = createInterface({ input: child.stdout });
	const ready = once(lines, 'line').then(([line]) =>
		addressesSchema.parse(JSON.parse(String(line))),
	);
	const addresses = await Promise.race([ready, ended.then(() => undefined)]);
	if (!addresses) throw new Error(`The stand-ins did not start:\n${errors.join('')}`);
	return {
		addresses,
		stop: async () => {
			child.stdin.end();
			await ended;
		},
	};
}
