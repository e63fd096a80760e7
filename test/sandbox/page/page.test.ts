import { readFileSync } from 'node:fs';
import { RULE_TABLES } from '../rules/tables';
import { PAGE, upToDate } from './page';
import { sandboxSettingPaths } from './settingText';

const page = readFileSync(PAGE, 'utf8');

test('docs/sandbox.md has the settings and the rules as they are in the code', () => {
	expect(upToDate(page)).toBe(page);
});

test.each(RULE_TABLES)('docs/sandbox.md has the table $title', ({ title, rules }) => {
	expect(page).toContain(`### ${title}\n`);
	expect(rules.length).toBeGreaterThan(0);
});

test.each(sandboxSettingPaths().map(([path, setting]) => ({ path, setting })))(
	'the setting $path is described',
	({ path, setting }) => {
		expect(setting.description).toMatch(/^[A-Z].*\.$/s);
		expect(page).toContain(`| \`${path}\` |`);
	},
);
