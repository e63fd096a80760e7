import type { Rule } from './rule';

/** A file below `sandbox/braze/`, the text that is the rule and what stands there without it. */
type Place = readonly [file: string, text: string, instead: string];

/** Makes the rules that are shown by one test file and, as a rule, come from one page. */
export function trackRules(theme: string, page: string, group = '') {
	return (rule: string, name: string, place: Place, source: string = page): Rule => {
		const [file, text, instead] = place;
		return {
			rule,
			source,
			test: { file: `brazeTrack${theme}.test.ts`, name: `${group}${name}` },
			takeOut: { file: `braze/${file}`, text, instead },
		};
	};
}
