import type { Rule } from './rule';

/** The file below the service's folder, and what becomes of which text. */
export type Change = readonly [file: string, text: string, instead: string];

type ShownRule = (rule: string, name: string, change: Change, source?: string) => Rule;

interface Show {
	/** The service's folder below `sandbox`. */
	readonly service: 'braze' | 'blueconic';
	readonly testFile: string;
	/** How these rules are known, unless said otherwise. */
	readonly source: string;
	/** What the names of the tests begin with. */
	readonly group?: string;
}

/** Makes the rules that tests of one file show. */
export function shownIn({ service, testFile, source: usual, group = '' }: Show): ShownRule {
	return (rule, name, [file, text, instead], source = usual) => ({
		rule,
		source,
		test: { file: testFile, name: `${group}${name}` },
		takeOut: { file: `${service}/${file}`, text, instead },
	});
}
