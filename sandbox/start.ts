import { z } from 'zod';
import { readFlags } from './flags';
import { startSandbox, type Sandbox } from './sandbox';

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
	const { json, settings } = readFlags(process.argv.slice(2));
	const sandbox = await startSandbox(settings);
	closeWhenAsked(sandbox, json);
	process.stdout.write(`${json ? JSON.stringify(sandbox) : readableList(sandbox)}\n`);
}

main().catch((error: unknown) => {
	const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
	process.stderr.write(`The sandbox did not start: ${message}\n`);
	process.exitCode = 1;
});
