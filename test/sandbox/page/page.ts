import { join } from 'node:path';
import { differenceText } from '../../contract/blueConic/differenceText';
import { RULE_TABLES } from '../rules/tables';
import { ruleText } from './ruleText';
import { settingText } from './settingText';

/** The page about the sandbox. */
export const PAGE = join(__dirname, '..', '..', '..', 'docs', 'sandbox.md');

const WRITTEN = '<!-- written by `npx tsx test/sandbox/page/writePage.ts`:';

/** @throws when the page has no such place. */
function withPart(page: string, name: string, text: string): string {
	const opening = `${WRITTEN} ${name} -->`;
	const closing = `<!-- end of ${name} -->`;
	const start = page.indexOf(opening);
	const end = page.indexOf(closing);
	if (start < 0 || end < start) throw new Error(`The page has no place for its ${name}`);
	return `${page.slice(0, start)}${opening}\n\n${text}\n\n${page.slice(end)}`;
}

/** The page with its settings, differences and rules as they are in the code. */
export function upToDate(page: string): string {
	const parts = {
		settings: settingText(),
		differences: differenceText(),
		rules: ruleText(RULE_TABLES),
	};
	return Object.entries(parts).reduce((text, [name, part]) => withPart(text, name, part), page);
}
