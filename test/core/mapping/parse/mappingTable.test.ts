import fc from 'fast-check';

import type { Mapping } from '../../../../core/mapping/model/mapping';
import type { ToBlueConicRow } from '../../../../core/mapping/model/toBlueConicMapping';
import type { ToBrazeRow } from '../../../../core/mapping/model/toBrazeMapping';
import { mappingColumns, tableOf } from '../../../../core/mapping/parse/mappingTable';
import { parseMapping } from '../../../../core/mapping/parse/parseMapping';
import { thrownBy } from '../../flow/thrown';
import { anyToBlueConicRow, anyToBrazeRow } from './anyMapping';
import { blueConicParameters, brazeParameters, brazeRow, blueConicRow } from './parameters';

const blueConicTable = (text: string): Mapping =>
	parseMapping(
		'mapToBlueConic',
		blueConicParameters([], { mappingAs: 'table', blueConicTable: text }),
	);
const brazeTable = (text: string): Mapping =>
	parseMapping('mapToBraze', brazeParameters([], { mappingAs: 'table', brazeTable: text }));

const email: ToBlueConicRow = {
	field: { kind: 'standard', name: 'email' },
	property: 'mail',
	strategy: 'setIfEmpty',
	type: 'automatic',
};
const plan: ToBlueConicRow = {
	field: { kind: 'customAttribute', name: 'plan.name' },
	property: 'plan',
	strategy: 'set',
	type: 'date',
};

it.each<[string, string]>([
	[
		'commas',
		'brazeField,property,mergeStrategy,type\nemail,mail,setIfEmpty,\ncustom_attributes.plan.name,plan,,date\n',
	],
	[
		'semicolons, another order and line ends',
		'type;property;brazeField;mergeStrategy\r\n;mail;email;setIfEmpty\r\ndate;plan;custom_attributes.plan.name;set',
	],
	[
		'tabs',
		'brazeField\tproperty\tmergeStrategy\ttype\nemail\tmail\tsetIfEmpty\t\ncustom_attributes.plan.name\tplan\t\tdate',
	],
	[
		'a byte order mark, blank lines and empty cells behind',
		'\uFEFF\n"brazeField",property,mergeStrategy,type\n\nemail,mail,setIfEmpty\n,,,\n custom_attributes.plan.name , plan ,,date,,\n\n',
	],
	[
		'words of the editor',
		'Braze Field,Profile Property,MERGE STRATEGY,Type\nemail,mail,Set If Empty,Automatic\ncustom_attributes.plan.name,plan,SET,DATE',
	],
	[
		'JSON',
		'[{"brazeField":"email","property":"mail","mergeStrategy":"setIfEmpty"},{"type":"date","property":"plan","brazeField":"custom_attributes.plan.name","mergeStrategy":null}]',
	],
	[
		'JSON with words and a byte order mark',
		'\uFEFF\n [{"Braze Field":"email","property":"mail","mergeStrategy":"set-if-empty","type":""},{"brazeField":"custom_attributes.plan.name","property":"plan","type":"Date"}]',
	],
])('a table with %s', (_what, text) => {
	expect(blueConicTable(text).rows).toEqual([email, plan]);
});

it.each(['', ' \n', 'brazeField,property\n', '[]', '\uFEFF'])('%j has no rows', (text) => {
	expect(blueConicTable(text).rows).toEqual([]);
});

it('one object is one row', () => {
	expect(blueConicTable('{"brazeField":"email","property":"a"}').rows).toHaveLength(1);
});

it('an export table has a column for each parameter of a row', () => {
	const text = [
		'source,property,telling,chosenSegments,text,brazeField,updateStyle,type,whenEmpty,identifierKey',
		',points,,,,custom_attributes.points,Increment,,,',
		'Segments,,IDs,"a, b",,custom_attributes.segments,Add To List,List,Leave,',
		'static text,,,,"=1, ""two""\n ",custom_attributes.plan\\.x,,text,clear,',
		'property,cars,,,,custom_attributes.cars,Update Objects,object,,plate',
		'BlueConic Profile ID,,,,,subscription_groups.1a-2b,,,,',
	].join('\n');
	expect(brazeTable(text).rows).toEqual([
		{
			source: { kind: 'property', property: 'points' },
			target: { kind: 'customAttribute', name: 'points' },
			style: 'increment',
			type: 'automatic',
			whenEmpty: 'leave',
			identifierKey: '',
		},
		{
			source: { kind: 'segments', as: 'ids', chosen: ['a', 'b'] },
			target: { kind: 'customAttribute', name: 'segments' },
			style: 'addToList',
			type: 'list',
			whenEmpty: 'leave',
			identifierKey: '',
		},
		{
			source: { kind: 'staticText', text: '=1, "two"\n ' },
			target: { kind: 'customAttribute', name: 'plan.x' },
			style: 'set',
			type: 'text',
			whenEmpty: 'clear',
			identifierKey: '',
		},
		{
			source: { kind: 'property', property: 'cars' },
			target: { kind: 'customAttribute', name: 'cars' },
			style: 'updateObjects',
			type: 'object',
			whenEmpty: 'leave',
			identifierKey: 'plate',
		},
		{
			source: { kind: 'profileId' },
			target: { kind: 'subscriptionGroup', id: '1a-2b' },
			style: 'set',
			type: 'automatic',
			whenEmpty: 'leave',
			identifierKey: '',
		},
	]);
});

it('numbers and booleans of JSON are texts', () => {
	const text =
		'[{"source":"staticText","text":7,"brazeField":"custom_attributes.a"},{"source":"staticText","text":false,"brazeField":"custom_attributes.b"}]';
	const texts = brazeTable(text).rows.map((row) => ('source' in row ? row.source : undefined));
	expect(texts).toEqual([
		{ kind: 'staticText', text: '7' },
		{ kind: 'staticText', text: 'false' },
	]);
});

it('the rows of the editor do not count beside a table, nor a table beside rows', () => {
	const blueConic = blueConicParameters([{ wrong: 1 }], {
		mappingAs: 'table',
		blueConicTable: '[]',
	});
	expect(parseMapping('mapToBlueConic', blueConic).rows).toEqual([]);
	const braze = brazeParameters([brazeRow()], { mappingAs: 'rows', brazeTable: 'wrong' });
	expect(parseMapping('mapToBraze', braze).rows).toHaveLength(1);
});

const columns = 'brazeField, property, mergeStrategy and type';

it.each<[string, string]>([
	[
		'brazeField,propertty\nemail,mail',
		`'Mapping Table' has the column "propertty", which is not known: name the columns ${columns}.`,
	],
	[
		'hello',
		`'Mapping Table' has the column "hello", which is not known: name the columns ${columns}.`,
	],
	[
		'[{"__proto__":"x"}]',
		`'Mapping Table' has the column "__proto__", which is not known: name the columns ${columns}.`,
	],
	[
		'brazeField,property,Braze Field\nemail,a,',
		`Table row 1 has the column "brazeField" twice: remove one of the two columns.`,
	],
	[
		'brazeField,property,brazeField\nemail,a,email',
		`Table row 1 has the column "brazeField" twice: remove one of the two columns.`,
	],
	[
		'[{"type":"text","Type":"date"}]',
		'Table row 1 has the column "type" twice: remove one of the two columns.',
	],
	[
		'brazeField,property,mergeStrategy\nemail,a,set\n\nphone,b,average',
		'Table row 2 has "average" in the column "mergeStrategy": write set, add, sum, setIfEmpty or clear.',
	],
	[
		'Braze Field;Profile Property;Type\nemail;a;Datum',
		'Table row 1 has "Datum" in the column "Type": write automatic, text, number or date.',
	],
	[
		'[{"brazeField":"email","property":"a","type":"constructor"}]',
		'Table row 1 has "constructor" in the column "type": write automatic, text, number or date.',
	],
	['property\nmail', `Table row 1 has no 'Braze Field': choose one.`],
	['brazeField\nemail', `Table row 1 has no 'Profile Property': choose one.`],
	[
		'brazeField,property\nemail,a\nphone,a',
		'Table row 1 and Table row 2 both write the property "a": remove one, or they would overwrite each other.',
	],
	[
		'brazeField,property\nemail,a\nfoo,b',
		`Table row 2 names the Braze field "foo", which Braze's export does not have: choose one from the list, or write "custom_attributes.foo".`,
	],
])('%j is refused', async (text, message) => {
	const error = await thrownBy(() => blueConicTable(text));
	expect(error).toMatchObject({ kind: 'configuration', message });
});

it.each<[string, string]>([
	[
		'source,brazeField\nTags,email',
		'Table row 1 has "Tags" in the column "source": write property, profileId, segments, viewedInteractions, permissionLevel, consentedObjectives, refusedObjectives or staticText.',
	],
	['[{"telling":"both"}]', 'Table row 1 has "both" in the column "telling": write names or ids.'],
	[
		'[{"whenEmpty":"null"}]',
		'Table row 1 has "null" in the column "whenEmpty": write leave or clear.',
	],
	[
		'[{"mergeStrategy":"set"}]',
		`'Mapping Table' has the column "mergeStrategy", which is not known: name the columns source, property, telling, chosenSegments, text, brazeField, updateStyle, type, whenEmpty and identifierKey.`,
	],
	[
		'property,brazeField,updateStyle\na,custom_attributes.a,updateObjects',
		`Table row 1 has no 'Identifier Key': enter the key that the objects of the list are told apart by.`,
	],
])('the export table %j is refused', async (text, message) => {
	const error = await thrownBy(() => brazeTable(text));
	expect(error).toMatchObject({ kind: 'configuration', message });
});

describe('a mapping as a table', () => {
	it('has words as workflows store them', () => {
		const rows = [blueConicRow(), blueConicRow({ property: { mode: 'id', value: 'a "b", c' } })];
		expect(tableOf(parseMapping('mapToBlueConic', blueConicParameters(rows)))).toEqual({
			csv: 'brazeField,property,mergeStrategy,type\nemail,email,set,automatic\nemail,"a ""b"", c",set,automatic\n',
			rows: [
				{ brazeField: 'email', property: 'email', mergeStrategy: 'set', type: 'automatic' },
				{ brazeField: 'email', property: 'a "b", c', mergeStrategy: 'set', type: 'automatic' },
			],
		});
	});

	it('has all columns of an export', () => {
		const { csv, rows } = tableOf(parseMapping('mapToBraze', brazeParameters([brazeRow()])));
		expect(csv.split('\n')[0]).toBe([...mappingColumns.toBraze.keys()].join(','));
		expect(Object.keys(rows[0] ?? {})).toEqual([...mappingColumns.toBraze.keys()]);
	});

	const toBlueConic = (row: ToBlueConicRow): Mapping => ({
		direction: 'toBlueConic',
		identifiers: [],
		match: 'any',
		allowCreation: false,
		rows: [row],
		remaining: undefined,
		timeZone: 'UTC',
	});
	const toBraze = (row: ToBrazeRow): Mapping => ({
		direction: 'toBraze',
		identifiers: [],
		allowCreation: false,
		rows: [row],
		whenUnfit: 'leaveOut',
		timeZone: 'UTC',
		longestList: 25,
	});

	it('reads back as the same import rows, as CSV and as JSON', () => {
		fc.assert(
			fc.property(anyToBlueConicRow, (row) => {
				const { csv, rows } = tableOf(toBlueConic(row));
				expect(blueConicTable(csv).rows).toEqual([row]);
				expect(blueConicTable(JSON.stringify(rows)).rows).toEqual([row]);
			}),
			{ numRuns: 500 },
		);
	});

	it('reads back as the same export rows, as CSV and as JSON', () => {
		fc.assert(
			fc.property(anyToBrazeRow.filter(isTaken), (row) => {
				const { csv, rows } = tableOf(toBraze(row));
				expect(brazeTable(csv).rows).toEqual([row]);
				expect(brazeTable(JSON.stringify(rows)).rows).toEqual([row]);
			}),
			{ numRuns: 500 },
		);
	});
});

/** Style, target, key and empty rule go together. */
function isTaken({ style, target, identifierKey, whenEmpty }: ToBrazeRow): boolean {
	if ((style === 'updateObjects' || style === 'removeObjects') && identifierKey === '')
		return false;
	const mayClear = target.kind === 'standard' || target.kind === 'customAttribute';
	if (whenEmpty === 'clear' && !(mayClear && ['set', 'mergeObject'].includes(style))) return false;
	if (target.kind === 'nested') return ['set', 'mergeObject'].includes(style);
	return target.kind === 'customAttribute' || style === 'set';
}
