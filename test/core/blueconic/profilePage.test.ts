import fc from 'fast-check';

import { parseProfilePage } from '../../../core/blueconic/profilePage';

const pageOf = (json: unknown, indent?: string): Buffer =>
	Buffer.from(JSON.stringify(json, undefined, indent));

/** Profiles with everything a scanner can stumble over. */
const profile = fc.dictionary(
	fc.oneof(fc.string(), fc.constantFrom('profiles', '"', '\\', '[', '}', 'é\u2028')),
	fc.jsonValue(),
);

const around = fc.record(
	{
		itemsPerPage: fc.integer(),
		links: fc.array(fc.dictionary(fc.constant('profiles'), fc.array(fc.string()))),
		cursor: fc.constantFrom('*', 'profiles', '"profiles":[', '\\"'),
	},
	{ requiredKeys: [] },
);

it('any profiles come out as they went in, wherever the list lies', () => {
	fc.assert(
		fc.property(
			fc.array(profile),
			around,
			around,
			fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
			fc.constantFrom(undefined, '\t'),
			(profiles, before, after, nextCursor, indent) => {
				const page = parseProfilePage(pageOf({ ...before, profiles, after, nextCursor }, indent));
				expect(page?.profiles.map((text) => JSON.parse(text))).toEqual(
					JSON.parse(JSON.stringify(profiles)),
				);
				expect(page?.profiles.join('')).not.toMatch(/[\n\r]/);
				expect(page?.nextCursor).toBe(nextCursor);
			},
		),
		{ numRuns: 500 },
	);
});

it('a page that is cut anywhere is no page', () => {
	fc.assert(
		fc.property(fc.array(profile), fc.nat(), (profiles, cut) => {
			const whole = pageOf({ cursor: '*', profiles, nextCursor: 'c2' });
			expect(parseProfilePage(whole.subarray(0, cut % whole.length))).toBeUndefined();
		}),
		{ numRuns: 500 },
	);
});

it.each<[string, string]>([
	['no list', '{"profiles":{}}'],
	['no profiles', '{"links":[{"profiles":[]}]}'],
	['a list of something else', '{"profiles":[1]}'],
	['a list of texts', '{"profiles":["a"]}'],
	['a list of lists', '{"profiles":[[]]}'],
	['nothing', ''],
	['a page of HTML', '<html></html>'],
	['an empty cursor', '{"profiles":[],"nextCursor":""}'],
	['text after the page', '{"profiles":[]} and more'],
])('%s is no page', (_case, body) => {
	expect(parseProfilePage(Buffer.from(body))).toBeUndefined();
});

it.each<[string, string]>([
	['no next cursor', '{"profiles":[]}'],
	['a next cursor that is null', '{"profiles":[],"nextCursor":null}'],
])('%s ends the segment', (_case, body) => {
	expect(parseProfilePage(Buffer.from(body))?.nextCursor ?? undefined).toBeUndefined();
});
