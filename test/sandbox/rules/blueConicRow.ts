import type { Rule } from './rule';

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

/** Rules that the tests of one file show. */
export function shownIn(testFile: string, rows: readonly BlueConicRow[]): readonly Rule[] {
	return rows.map(([rule, name, file, text, instead, source = BLUECONIC_API]) => ({
		rule,
		source,
		test: { file: testFile, name },
		takeOut: { file: `blueconic/${file}`, text, instead },
	}));
}
