import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startSandbox, type Sandbox } from './sandbox';
import { sandboxSettings } from './settings';

const number = z.coerce.number().int();

const flags = z
	.object({
		profiles: number.default(20_000),
		users: number.default(20_000),
		seed: number.default(1),
		'braze-port': number.default(4710),
		'blueconic-port': number.default(4711),
		's3-port': number.default(4712),
		'admin-port': number.default(4713),
		'export-file-delay-ms': number.default(200),
		json: z.boolean().default(false),
	})
	.transform((given) => ({
		json: given.json,
		settings: sandboxSettings.parse({
			profiles: given.profiles,
			users: given.users,
			seed: given.seed,
			ports: {
				braze: given['braze-port'],
				blueConic: given['blueconic-port'],
				s3: given['s3-port'],
				admin: given['admin-port'],
			},
			braze: { export: { fileDelayMs: given['export-file-delay-ms'] } },
		}),
	}));

function readFlags(): z.output<typeof flags> {
	const { values } = parseArgs({
		options: {
			profiles: { type: 'string' },
			users: { type: 'string' },
			seed: { type: 'string' },
			'braze-port': { type: 'string' },
			'blueconic-port': { type: 'string' },
			's3-port': { type: 'string' },
			'admin-port': { type: 'string' },
			'export-file-delay-ms': { type: 'string' },
			json: { type: 'boolean' },
		},
	});
	return flags.parse(values);
}

function readableList({ braze, blueConic, s3, admin }: Sandbox): string {
	const lines = Object.entries({ Braze: braze, BlueConic: blueConic, S3: s3, Admin: admin });
	return lines
		.map(([server, facts]) => {
			const list = Object.entries(facts).map(([name, value]) => `  ${name.padEnd(16)} ${value}`);
			return [server, ...list].join('\n');
		})
		.join('\n');
}

/** Ends the sandbox once, whichever way the end comes. */
function closeWhenAsked(sandbox: Sandbox, withStdin: boolean): void {
	let closing: Promise<void> | undefined;
	const close = (): void => {
		closing ??= sandbox.close().then(() => process.exit(0));
	};
	process.once('SIGINT', close);
	process.once('SIGTERM', close);
	if (withStdin) process.stdin.once('end', close).once('close', close).resume();
}

async function main(): Promise<void> {
	const { json, settings } = readFlags();
	const sandbox = await startSandbox(settings);
	closeWhenAsked(sandbox, json);
	process.stdout.write(`${json ? JSON.stringify(sandbox) : readableList(sandbox)}\n`);
}

main().catch((error: unknown) => {
	const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
	process.stderr.write(`The sandbox did not start: ${message}\n`);
	process.exitCode = 1;
});
