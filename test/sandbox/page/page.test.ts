import { readFileSync } from 'node:fs';
import { BLUECONIC_CLIENT } from '../../../sandbox/blueconic/blueConicStandIn';
import { BRAZE_KEY } from '../../../sandbox/braze/brazeStandIn';
import { readFlags } from '../../../sandbox/flags';
import { RULE_TABLES } from '../rules/tables';
import { PAGE, upToDate } from './page';
import { sandboxSettingPaths } from './settingText';

const page = readFileSync(PAGE, 'utf8');

test('docs/sandbox.md has the settings and the rules as they are in the code', () => {
	expect(upToDate(page)).toBe(page);
});

test.each([
	BRAZE_KEY.key,
	BLUECONIC_CLIENT.clientId,
	BLUECONIC_CLIENT.clientSecret,
	...Object.values(readFlags([]).settings.ports).map((port) => `http://127.0.0.1:${port}`),
])('docs/sandbox.md says how to reach the sandbox: %s', (access) => {
	expect(page).toContain(access);
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
