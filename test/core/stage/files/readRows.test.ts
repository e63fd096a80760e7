import '../../errorRealm';

import { gzipSync } from 'node:zlib';

import { readRows, type WantedRows } from '../../../../core/stage/files/readRows';
import { RowError } from '../../../../core/flow/syncError';
import { collected, thrownBy } from '../../flow/thrown';
import { key, pinned, staged } from './stagedFile';
import { zipped } from './zipFile';

const all = { format: 'automatic', offset: 0, limit: 1_000 } as const;

/** Rows as `line: fields`, broken ones as `line: reason`. */
async function read(
	bytes: Buffer | string,
	wanted: Partial<WantedRows> = {},
	pieceBytes?: number,
): Promise<unknown[]> {
	const content = Buffer.from(bytes);
	const store = staged(content, pieceBytes);
	const rows = await collected(readRows(store, pinned(content), { ...all, ...wanted }));
	return rows.map((row) => {
		try {
			return [row.line, row.read()];
		} catch (error) {
			if (error instanceof RowError) return [row.line, error.reason];
			throw error;
		}
	});
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

it.each<[string, Buffer | string, unknown[]]>([
	['nothing', '', []],
	['blank lines', '\n\r\n\n', []],
	[
		'an object a line',
		'{"a":1}\n\n{"a":"é🦊"}',
		[
			[1, { a: 1 }],
			[3, { a: 'é🦊' }],
		],
	],
	['a byte-order mark before objects', '\ufeff\n{"a":1}\n', [[2, { a: 1 }]]],
	[
		'broken lines of objects',
		Buffer.concat([Buffer.from('{"a":1}\n{"a":\n5\n[1]\nnull\n'), latin1('{"a":"é"}\n{"a":2}')]),
		[
			[1, { a: 1 }],
			[2, 'brokenJson'],
			[3, 'noObject'],
			[4, 'noObject'],
			[5, 'noObject'],
			[6, 'brokenUtf8'],
			[7, { a: 2 }],
		],
	],
	['a header line only', 'a,b\n', []],
	['commas', 'a,b\r\n1,"x, y"\r\n', [[2, { a: '1', b: 'x, y' }]]],
	['a byte-order mark before the header', '\ufeffa,b\n1,2\n', [[2, { a: '1', b: '2' }]]],
	['semicolons', 'a;b\n1;"2,5"\n', [[2, { a: '1', b: '2,5' }]]],
	['tabs', 'a\tb\n1\t2\n', [[2, { a: '1', b: '2' }]]],
	['one column', 'a\n1\n', [[2, { a: '1' }]]],
	[
		'line ends within values, of both kinds, and blank lines',
		'a,b\n1,"x\ny"\n\n2,"x\r\n\r\ny"\r\n3,z',
		[
			[2, { a: '1', b: 'x\ny' }],
			[5, { a: '2', b: 'x\r\n\r\ny' }],
			[8, { a: '3', b: 'z' }],
		],
	],
	[
		'rows of other lengths, and values that are no UTF-8',
		Buffer.concat([Buffer.from('a,b\n1\n1,2,3\n1,'), latin1('é\n'), Buffer.from('1,é\n')]),
		[
			[2, 'otherColumns'],
			[3, 'otherColumns'],
			[4, 'brokenUtf8'],
			[5, { a: '1', b: 'é' }],
		],
	],
	[
		'a quote within a value',
		'a,b\n1,2\n1,x"y\n3,4\n',
		[
			[2, { a: '1', b: '2' }],
			[3, 'brokenCsv'],
		],
	],
	[
		'text behind a quote',
		'a,b\n1,2\n1,"x"y\n3,4\n',
		[
			[2, { a: '1', b: '2' }],
			[3, 'brokenCsv'],
		],
	],
	[
		'a quote that is never closed',
		'a,b\n1,2\n1,"x\n3,4\n',
		[
			[2, { a: '1', b: '2' }],
			[3, 'brokenCsv'],
		],
	],
])('%s', async (_case, bytes, expected) => {
	expect(await read(bytes)).toEqual(expected);
	expect(await read(gzipSync(bytes), {}, 3)).toEqual(expected);
	expect(await read(bytes, {}, 1)).toEqual(expected);
});

it.each<[string, Partial<WantedRows>, number[]]>([
	['from the beginning', { limit: 2 }, [1, 2]],
	['from a place on', { offset: 3, limit: 2 }, [4, 5]],
	['to the end', { offset: 8, limit: 5 }, [9, 10]],
	['behind the end', { offset: 10, limit: 5 }, []],
])('rows %s', async (_case, wanted, expected) => {
	const text = Array.from({ length: 10 }, (_, row) => `{"n":${row + 1}}\n`).join('');
	expect(await read(text, wanted)).toEqual(expected.map((n) => [n, { n }]));
});

it('rows behind the last one wanted are not read', async () => {
	const whole = Buffer.from('{"n":1}\n'.repeat(1_000));
	expect(await read(gzipSync(whole).subarray(0, -8), { limit: 3 }, 20)).toHaveLength(3);
});

it('the entries of a zip follow each other, each with its own lines and its own format', async () => {
	const bytes = await zipped([
		{ name: 'users.txt', content: '{"a":1}\n{"a":2}\n' },
		{ name: 'more/users.csv', content: 'a\n3\n' },
	]);
	const rows = await collected(readRows(staged(bytes), pinned(bytes), { ...all, offset: 1 }));
	expect(rows.map((row) => [row.key, row.line, row.read()])).toEqual([
		[`${key}#users.txt`, 2, { a: 2 }],
		[`${key}#more/users.csv`, 2, { a: '3' }],
	]);
});

it('a format that is set is not guessed', async () => {
	expect(await read('{a},b\n1,2\n', { format: 'csv' })).toEqual([[2, { '{a}': '1', b: '2' }]]);
	expect(await read('a,b\n', { format: 'ndjson' })).toEqual([[1, 'brokenJson']]);
});

it.each([
	['a,,b', 'column 2 has no name'],
	['a,b,a', 'columns 1 and 3 have the same name'],
])('the header %s is refused', async (header, what) => {
	const error = await thrownBy(() => read(`${header}\n1,2,3\n`));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toBe(
		`In the header line of '${key}' ${what}: give each column a name of its own.`,
	);
});

it.each([
	['objects', '{"__proto__":{"polluted":1},"constructor":"c"}\n'],
	['separated values', '__proto__,constructor\npolluted,c\n'],
])('names of %s that JavaScript knows are names like others', async (_case, text) => {
	const [row] = await read(text);
	const fields = Object(row)[1];
	expect(Object.keys(fields)).toEqual(['__proto__', 'constructor']);
	expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
	expect(Reflect.get({}, 'polluted')).toBeUndefined();
});
