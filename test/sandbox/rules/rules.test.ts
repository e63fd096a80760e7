import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_TABLES } from './tables';

const REPOSITORY = join(__dirname, '..', '..', '..');
const RULES = RULE_TABLES.flatMap((table) => table.rules);

test('no rule is listed twice', () => {
	const sentences = RULES.map(({ rule }) => rule);
	expect(sentences.filter((one, index) => sentences.indexOf(one) !== index)).toEqual([]);
});

test.each(RULES)('$rule: its place and its test are there', ({ test: shown, takeOut }) => {
	const source = readFileSync(join(REPOSITORY, 'sandbox', takeOut.file), 'utf8');
	expect(source.split(takeOut.text)).toHaveLength(2);
	expect(takeOut.instead).not.toBe(takeOut.text);
	expect(existsSync(join(REPOSITORY, 'test', 'sandbox', shown.file))).toBe(true);
});
