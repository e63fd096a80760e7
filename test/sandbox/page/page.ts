import { join } from 'node:path';
import { differenceText } from '../../contract/blueConic/differenceText';
import { withPart } from '../../pages/writtenPart';
import { RULE_TABLES } from '../rules/tables';
import { ruleText } from './ruleText';
import { settingText } from './settingText';

/** The page about the sandbox. */
export const PAGE = join(__dirname, '..', '..', '..', 'docs', 'sandbox.md');

const command = 'npx tsx test/sandbox/page/writePage.ts';

/** The page with its settings, differences and rules as they are in the code. */
export function upToDate(page: string): string {
	const parts = {
		settings: settingText(),
		differences: differenceText(),
		rules: ruleText(RULE_TABLES),
	};
	return Object.entries(parts).reduce(
		(changed, [name, text]) => withPart(changed, { name, command, text }),
		page,
	);
}
