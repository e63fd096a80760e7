import { readFileSync } from 'node:fs';

import { brazeValueDecisions } from './brazeValues';
import { page, upToDate } from './page';
import { toBlueConicDecisions } from './toBlueConic';
import { toBrazeDecisions } from './toBraze';

const text = readFileSync(page, 'utf8');

it('docs/mapping.md has the decision tables as the tests check them', () => {
	expect(upToDate(text)).toBe(text);
});

const kinds = [...brazeValueDecisions, ...toBrazeDecisions, ...toBlueConicDecisions].flatMap(
	({ warning }) => warning ?? [],
);

it.each([...new Set(kinds)].sort())('docs/mapping.md says what %s means', (kind) => {
	expect(text).toContain(`\n| \`${kind}\` | `);
});
