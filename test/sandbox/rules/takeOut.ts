import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Rule } from './rule';
import { RULE_TABLES } from './tables';

const REPOSITORY = join(__dirname, '..', '..', '..');
const AT_ONCE = 2;
const NOTHING = { file: '', text: '', instead: '' };

type Outcome = 'passed' | 'failed' | 'not found';

function escaped(name: string): string {
	return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Runs one test by its full name, with this change to the sandbox. */
async function runTest({ test }: Rule, change: Rule['takeOut']): Promise<Outcome> {
	const jest = join(REPOSITORY, 'node_modules', 'jest', 'bin', 'jest.js');
	const file = change.file === '' ? '' : join(REPOSITORY, 'sandbox', change.file);
	const child = spawn(
		process.execPath,
		[
			...[jest, '--config', 'jest.rules.config.js', '--json', '--silent', '--forceExit'],
			...['--testTimeout', '20000', '--testNamePattern', `^${escaped(test.name)}$`],
			...['--runTestsByPath', join('test', 'sandbox', test.file)],
		],
		{
			cwd: REPOSITORY,
			env: { ...process.env, TAKE_OUT: JSON.stringify({ ...change, file }) },
			stdio: ['ignore', 'pipe', 'ignore'],
		},
	);
	let report = '';
	for await (const chunk of child.stdout) report += String(chunk);
	const passed = Number(/"numPassedTests":(\d+)/.exec(report)?.[1] ?? 0);
	const failed = Number(/"numFailedTests":(\d+)/.exec(report)?.[1] ?? 0);
	const broken = Number(/"numRuntimeErrorTestSuites":(\d+)/.exec(report)?.[1] ?? 0);
	if (failed > 0) return 'failed';
	if (broken > 0) throw new Error(`${test.file} does not run with ${JSON.stringify(change)}`);
	return passed > 0 ? 'passed' : 'not found';
}

/** What is wrong with a rule; nothing when its test passes with it and fails without it. */
async function problemOf(rule: Rule): Promise<string | undefined> {
	const { file, text } = rule.takeOut;
	const places = readFileSync(join(REPOSITORY, 'sandbox', file), 'utf8').split(text).length - 1;
	if (places !== 1) return `sandbox/${file} has ${places} places with ${JSON.stringify(text)}`;
	const withRule = await runTest(rule, NOTHING);
	if (withRule !== 'passed') return `with the rule its test ${withRule}`;
	const without = await runTest(rule, rule.takeOut);
	return without === 'failed' ? undefined : `without the rule its test ${without}`;
}

/** Takes out every rule once and says which test did not notice. */
async function main(): Promise<void> {
	const { values } = parseArgs({ options: { table: { type: 'string', default: '' } } });
	const tables = RULE_TABLES.filter(({ title }) => title.includes(values.table));
	const rules = tables.flatMap((table) => table.rules);
	const waiting = [...rules];
	let problems = 0;
	const work = async (): Promise<void> => {
		for (let rule = waiting.shift(); rule; rule = waiting.shift()) {
			const problem = await problemOf(rule).catch(String);
			if (problem !== undefined) problems += 1;
			console.log(`${problem === undefined ? 'ok  ' : 'FAIL'} ${rule.rule}`);
			if (problem !== undefined) console.log(`     ${problem}`);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	console.log(
		`${rules.length - problems} of ${rules.length} rules have a test that fails without them`,
	);
	process.exitCode = problems === 0 && rules.length > 0 ? 0 : 1;
}

void main();
