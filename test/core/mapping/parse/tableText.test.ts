import fc from 'fast-check';

import { csvOf, readTableText } from '../../../../core/mapping/parse/tableText';
import { thrownBy } from '../../flow/thrown';

it.each<[string, string]>([
	[
		'brazeField,,property\n',
		`'Mapping Table' has no name for column 2: name each column in the first row.`,
	],
	[
		'brazeField,property\nemail,a\nphone,b,c',
		'Table row 2 has more cells than there are columns: put quotation marks around cells that hold a separator.',
	],
	[
		'brazeField,property\nemail,"a\nphone,b',
		`'Mapping Table' cannot be read in line 3: a quotation mark is never closed. Correct that line, with quotation marks doubled inside quoted cells.`,
	],
	[
		'brazeField,property\nemail,a"b',
		`'Mapping Table' cannot be read in line 2: a quotation mark stands inside a cell that has none around it. Correct that line, with quotation marks doubled inside quoted cells.`,
	],
	[
		'brazeField,property\nemail,"a"b',
		`'Mapping Table' cannot be read in line 2: something stands between a closing quotation mark and the next cell. Correct that line, with quotation marks doubled inside quoted cells.`,
	],
	[
		'[{"brazeField": "email",}]',
		`'Mapping Table' begins like JSON, but is none: paste a list of objects, or CSV with a header row.`,
	],
	[
		'[{"brazeField":"email","property":"a"},"b"]',
		`Table row 2 is no object: write each row as {"column": "value"}.`,
	],
	[
		'[{"brazeField":{"name":"email"},"property":"a"}]',
		'Table row 1 has a list or an object in the column "brazeField": write a text.',
	],
	['[[]]', `Table row 1 is no object: write each row as {"column": "value"}.`],
])('%j is refused', async (text, message) => {
	const error = await thrownBy(() => readTableText(text));
	expect(error).toMatchObject({ kind: 'configuration', message });
});

it.each<[string, string, readonly string[]]>([
	['commas, though semicolons are inside', 'a,b\n1;2,3;4', ['1;2', '3;4']],
	['semicolons', 'a;b\n"x;y";z,1', ['x;y', 'z,1']],
	['tabs', 'a\tb\nx y\t"q ""r"""', ['x y', 'q "r"']],
	['line ends within a cell', 'a,b\r\n"x\r\ny",z', ['x\r\ny', 'z']],
	['cells that are missing', 'a,b\nx', ['x', '']],
	['empty cells too many', 'a,b\nx,y,,', ['x', 'y']],
])('CSV with %s', (_what, text, cells) => {
	const { columns, rows } = readTableText(text);
	expect(columns).toEqual(['a', 'b']);
	expect(rows.map((row) => row.map(([, cell]) => cell))).toEqual([cells]);
});

it('columns of JSON are all keys, in the order they are met', () => {
	const { columns, rows } = readTableText('[{"a":"1","b":null},{"c":2,"__proto__":true}]');
	expect(columns).toEqual(['a', 'b', 'c', '__proto__']);
	expect(rows).toEqual([
		[
			['a', '1'],
			['b', ''],
		],
		[
			['c', '2'],
			['__proto__', 'true'],
		],
	]);
});

it('any cells written as CSV read back as the same', () => {
	const cell = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.constantFrom('"', '"a', 'a,b;c\td', ' x ', '\r\n', '[', '\uFEFF', '__proto__'),
	);
	const row = fc.record({ a: cell, b: cell, c: fc.constantFrom('', ',', 'c') });
	fc.assert(
		fc.property(fc.array(row), (rows) => {
			const read = readTableText(csvOf(['a', 'b', 'c'], rows)).rows;
			const filled = rows.filter((one) => Object.values(one).some((text) => text.trim() !== ''));
			expect(read.map((cells) => Object.fromEntries(cells))).toEqual(filled);
		}),
	);
});
