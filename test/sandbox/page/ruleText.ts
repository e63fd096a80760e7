import type { Rule, RuleTable } from '../rules/rule';
import { cell } from '../../pages/cell';

function sourceText(source: string): string {
	return source.startsWith('https://') ? `[documented](${source})` : source;
}

function row({ rule, source, test }: Rule): string {
	return `| ${cell(rule)} | ${sourceText(source)} | \`${test.file}\`: ${cell(test.name)} |`;
}

function tableText({ title, rules }: RuleTable): string {
	const head = ['| rule | how it is known | test in `test/sandbox` |', '|---|---|---|'];
	return [`### ${title}`, '', ...head, ...rules.map(row)].join('\n');
}

/** The tables of rules as Markdown. */
export function ruleText(tables: readonly RuleTable[]): string {
	return tables.map(tableText).join('\n\n');
}
