import type { Rule } from './rule';

/** The file below `sandbox/braze`, and what becomes of which text. */
export type Change = readonly [file: string, text: string, instead: string];

type ShownRule = (rule: string, name: string, change: Change, source?: string) => Rule;

/** Rules of Braze that tests of one file show, known from one source unless said otherwise. */
export function shownIn(testFile: string, usualSource: string): ShownRule {
	return (rule, name, [file, text, instead], source = usualSource) => ({
		rule,
		source,
		test: { file: testFile, name },
		takeOut: { file: `braze/${file}`, text, instead },
	});
}
