import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { Rule } from './rule';

const REPOSITORY = join(__dirname, '..', '..', '..');
const NOTHING: Rule['takeOut'] = { file: '', text: '', instead: '' };

const report = z.object({
	numRuntimeErrorTestSuites: z.number(),
	testResults: z.array(
		z.object({
			assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
		}),
	),
});

function escaped(name: string): string {
	return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** How each test of a file ended, by its full name. */
export type Outcomes = ReadonlyMap<string, string>;

/**
 * Runs a file of tests, or one test of it, with this change to the sandbox.
 *
 * @throws when the file does not run at all.
 */
export async function runTests(
	file: string,
	name?: string,
	change: Rule['takeOut'] = NOTHING,
): Promise<Outcomes> {
	const jest = join(REPOSITORY, 'node_modules', 'jest', 'bin', 'jest.js');
	const changed = change.file === '' ? '' : join(REPOSITORY, 'sandbox', change.file);
	const child = spawn(
		process.execPath,
		[
			...[jest, '--config', 'jest.rules.config.js', '--json', '--silent', '--forceExit'],
			...(name === undefined ? [] : ['--testNamePattern', `^${escaped(name)}$`]),
			...['--testTimeout', '20000', '--runTestsByPath', join('test', 'sandbox', file)],
		],
		{
			cwd: REPOSITORY,
			env: { ...process.env, TAKE_OUT: JSON.stringify({ ...change, file: changed }) },
			stdio: ['ignore', 'pipe', 'ignore'],
		},
	);
	let text = '';
	for await (const chunk of child.stdout) text += String(chunk);
	const { numRuntimeErrorTestSuites, testResults } = report.parse(JSON.parse(text));
	const results = testResults.flatMap(({ assertionResults }) => assertionResults);
	const hasFailed = results.some(({ status }) => status === 'failed');
	if (numRuntimeErrorTestSuites > 0 && !hasFailed) {
		throw new Error(`${file} does not run with ${JSON.stringify(change)}`);
	}
	return new Map(results.map(({ fullName, status }) => [fullName, status]));
}
