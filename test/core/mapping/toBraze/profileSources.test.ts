import { noCatalogue, type Catalogue } from '../../../../core/mapping/model/catalogue';
import {
	profileSourceKinds,
	type ProfileSource,
} from '../../../../core/mapping/model/profileSource';
import type { ToBrazeRow } from '../../../../core/mapping/model/toBrazeMapping';
import { thrownBy } from '../../flow/thrown';
import { from, known, nested, row, sent, standard } from './mappedProfile';

const catalogue: Catalogue = {
	properties: new Map([['points', 'number']]),
	interactionNames: new Map([
		['i1', 'Welcome'],
		['i2', 'Sale'],
	]),
	objectiveNames: new Map([
		['o1', 'Email'],
		['__proto__', 'Odd'],
	]),
};

const kim = known(
	{
		a: ['x'],
		several: ['x', 'y'],
		points: ['5'],
		interactions_viewed: ['i1', 'i9', 'i2'],
		refused_objectives: ['o1'],
	},
	{
		segments: [{ id: 's1', name: 'Fans', tags: [] }, { id: 's2', name: 'VIP' }, 's3'],
		permissions: { level: 'PERSONAL' },
		consentedObjectives: ['o1', 'o9', '__proto__'],
	},
);

const segments = (as: 'names' | 'ids', ...chosen: string[]): ProfileSource => ({
	kind: 'segments',
	as,
	chosen,
});
const viewed = (as: 'names' | 'ids'): ProfileSource => ({ kind: 'viewedInteractions', as });
const consented = (as: 'names' | 'ids'): ProfileSource => ({ kind: 'consentedObjectives', as });
const refused = (as: 'names' | 'ids'): ProfileSource => ({ kind: 'refusedObjectives', as });
const level: ProfileSource = { kind: 'permissionLevel' };
const fixed = (text: string): ProfileSource => ({ kind: 'staticText', text });

const cases: readonly {
	readonly source: ProfileSource;
	readonly profile?: object;
	readonly of: string;
	readonly sends: string | undefined;
	readonly warning?: string;
}[] = [
	{ of: 'a property', source: from('a'), sends: '"x"' },
	{ of: 'a property with several values', source: from('several'), sends: '["x","y"]' },
	{ of: 'a property of a known type', source: from('points'), sends: '5' },
	{ of: 'a property that is missing', source: from('none'), sends: undefined },
	{ of: 'the profile ID', source: { kind: 'profileId' }, sends: '"p1"' },
	{ of: 'a static text', source: fixed('BlueConic'), sends: '"BlueConic"' },
	{ of: 'a static text of blanks', source: fixed(' '), sends: undefined },
	{ of: 'the permission level', source: level, sends: '"PERSONAL"' },
	{ of: 'a permission level not read', source: level, profile: known(), sends: undefined },
	{
		of: 'a permission level of nothing',
		source: level,
		profile: known({}, { permissions: { level: null } }),
		sends: undefined,
	},
	{
		of: 'all segments by name, one without',
		source: segments('names'),
		sends: '["Fans","VIP","s3"]',
		warning: 'segmentNameUnknown (a)',
	},
	{ of: 'all segments by ID', source: segments('ids'), sends: '["s1","s2","s3"]' },
	{ of: 'a segment chosen by name', source: segments('ids', 'VIP'), sends: '["s2"]' },
	{ of: 'segments chosen by ID', source: segments('names', 's2', 's1'), sends: '["Fans","VIP"]' },
	{
		of: 'a chosen one of several without names',
		source: segments('ids', 's3'),
		sends: '["s3"]',
	},
	{ of: 'chosen segments it is not in', source: segments('names', 'Others'), sends: undefined },
	{ of: 'no segments', source: segments('names'), profile: known(), sends: undefined },
	{
		of: 'a segment whose name is empty',
		source: segments('names'),
		profile: known({}, { segments: [{ id: 's1', name: '' }] }),
		sends: '["s1"]',
		warning: 'segmentNameUnknown (a)',
	},
	{ of: 'viewed interactions by ID', source: viewed('ids'), sends: '["i1","i9","i2"]' },
	{
		of: 'viewed interactions by name',
		source: viewed('names'),
		sends: '["Welcome","i9","Sale"]',
		warning: 'interactionNameUnknown (a)',
	},
	{
		of: 'a single viewed interaction',
		source: viewed('names'),
		profile: known({ interactions_viewed: ['i1'] }),
		sends: '["Welcome"]',
	},
	{
		of: 'viewed interactions that are blank',
		source: viewed('names'),
		profile: known({ interactions_viewed: [' ', ''] }),
		sends: undefined,
	},
	{ of: 'no viewed interactions', source: viewed('names'), profile: known(), sends: undefined },
	{ of: 'consented objectives by ID', source: consented('ids'), sends: '["o1","o9","__proto__"]' },
	{
		of: 'consented objectives by name',
		source: consented('names'),
		sends: '["Email","o9","Odd"]',
		warning: 'objectiveNameUnknown (a)',
	},
	{ of: 'refused objectives of the property', source: refused('names'), sends: '["Email"]' },
	{
		of: 'refused objectives of the profile, not of the property',
		source: refused('names'),
		profile: known({ refused_objectives: ['o9'] }, { refusedObjectives: ['o1'] }),
		sends: '["Email"]',
	},
	{
		of: 'no refused objectives, whatever the property says',
		source: refused('ids'),
		profile: known({ refused_objectives: ['o9'] }, { refusedObjectives: [] }),
		sends: undefined,
	},
];

it('every source has a case', () => {
	expect([...new Set(cases.map(({ source }) => source.kind))].sort()).toEqual(
		[...profileSourceKinds].sort(),
	);
});

it.each(cases)('$of: $sends', ({ source, profile = kim, sends, warning }) => {
	const { attributes, warnings } = sent(
		profile,
		[row({ source, type: 'automatic' })],
		{},
		catalogue,
	);
	expect(attributes).toBe(sends === undefined ? '}' : `,"a":${sends}}`);
	expect(warnings).toEqual(warning ? [warning] : []);
});

it('without a catalogue names are IDs, and a property has the type of its values', () => {
	const rows = [
		row({ source: viewed('names'), type: 'automatic' }),
		row({
			source: from('points'),
			target: { kind: 'customAttribute', name: 'b' },
			type: 'automatic',
		}),
	];
	expect(sent(kim, rows, {}, noCatalogue)).toEqual({
		attributes: ',"a":["i1","i9","i2"],"b":"5"}',
		warnings: ['interactionNameUnknown (a)'],
	});
});

describe('a single segment', () => {
	const one = known({}, { segments: [{ id: 's1', name: 'Fans' }] });
	const plan = nested('plan', 'in');

	it.each<[string, Partial<ToBrazeRow>, string]>([
		['automatic', { type: 'automatic' }, ',"a":["s1"]}'],
		['as a list', { type: 'list' }, ',"a":["s1"]}'],
		['as a text', { type: 'text' }, ',"a":"s1"}'],
		['inside an attribute', { type: 'automatic', target: plan }, ',"plan":{"in":["s1"]}}'],
		[
			'merged into an attribute',
			{ type: 'automatic', target: plan, style: 'mergeObject' },
			',"_merge_objects":true,"plan":{"in":["s1"]}}',
		],
		['in a field', { type: 'automatic', target: standard('home_city') }, ',"home_city":"s1"}'],
		['added', { type: 'automatic', style: 'addToList' }, ',"a":{"add":["s1"]}}'],
	])('%s', (_case, changes, attributes) => {
		expect(sent(one, [row({ source: segments('ids'), ...changes })]).attributes).toBe(attributes);
	});
});

it.each<[string, ProfileSource, object]>([
	['segments that are no list', segments('ids'), { segments: { s1: 'Fans' } }],
	['a segment without an ID', segments('ids'), { segments: [{ name: 'Fans' }] }],
	['a segment that is nothing', segments('ids'), { segments: [null] }],
	['a segment whose name is a number', segments('ids'), { segments: [{ id: 's1', name: 5 }] }],
	['a permission level that is a number', level, { permissions: { level: 2 } }],
	['objectives that are no list', consented('ids'), { consentedObjectives: 'o1' }],
	['objectives that are no texts', refused('ids'), { refusedObjectives: [{ id: 'o1' }] }],
])('%s refuse the row, where they are mapped', async (_case, source, beside) => {
	const malformed = known({ a: ['x'] }, beside);
	expect(await thrownBy(() => sent(malformed, [row({ source })]))).toMatchObject({
		kind: 'row',
		reason: 'notAProfile',
	});
	expect(sent(malformed, [row()]).attributes).toBe(',"a":"x"}');
});
