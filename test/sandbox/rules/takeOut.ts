import { parseArgs } from 'node:util';
import type { Rule } from './rule';
import { RULE_TABLES } from './tables';
import { runTests, type Outcomes } from './testRun';

const AT_ONCE = 2;

/** Works through a list, two at a time. */
async function forEach<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
	const waiting = [...list];
	const worker = async (): Promise<void> => {
		for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** How the tests end with all rules in place, by file. */
async function runAll(rules: readonly Rule[]): Promise<ReadonlyMap<string, Outcomes>> {
	const outcomes = new Map<string, Outcomes>();
	const files = [...new Set(rules.map(({ test }) => test.file))];
	await forEach(files, async (file) => {
		outcomes.set(file, await runTests(file));
	});
	return outcomes;
}

/** What is wrong with a rule; nothing when its test passes with it and fails without it. */
async function problemOf(
	{ test, takeOut }: Rule,
	withRule?: Outcomes,
): Promise<string | undefined> {
	const before = withRule?.get(test.name) ?? 'not found';
	if (before !== 'passed') return `with the rule its test: ${before}`;
	const outcomes = await runTests(test.file, test.name, takeOut);
	const after = outcomes.get(test.name) ?? 'not found';
	return after === 'failed' ? undefined : `without the rule its test: ${after}`;
}

/** Takes out every rule once and says which test did not notice. */
async function main(): Promise<void> {
	const { values } = parseArgs({ options: { table: { type: 'string', default: '' } } });
	const tables = RULE_TABLES.filter(({ title }) => title.includes(values.table));
	const rules = tables.flatMap((table) => table.rules);
	const withRules = await runAll(rules);
	let problems = 0;
	await forEach(rules, async (rule) => {
		const problem = await problemOf(rule, withRules.get(rule.test.file)).catch(String);
		if (problem !== undefined) problems += 1;
		console.log(`${problem === undefined ? 'ok  ' : 'FAIL'} ${rule.rule}`);
		if (problem !== undefined) console.log(`     ${problem}`);
	});
	console.log(`${rules.length - problems} of ${rules.length} rules have a test that fails without`);
	process.exitCode = problems === 0 && rules.length > 0 ? 0 : 1;
}

void main();
