import type { Rule } from './rule';
import { shownIn } from './shownIn';

export const BLUECONIC_API = 'https://rest.apidoc.blueconic.com';

/** A rule of BlueConic and how it is taken out of a file below `sandbox/blueconic`. */
export type BlueConicRow = readonly [
	rule: string,
	testName: string,
	file: string,
	text: string,
	instead: string,
	source?: string,
];

/** The rules of BlueConic that the tests of one file show. */
export function blueConicRules(testFile: string, rows: readonly BlueConicRow[]): readonly Rule[] {
	const shown = shownIn({ service: 'blueconic', testFile, source: BLUECONIC_API });
	return rows.map(([rule, name, file, text, instead, source]) =>
		shown(rule, name, [file, text, instead], source),
	);
}
