import { decideSqliteSource, type SqliteFindings } from '../../demo/n8n/sqliteSource';

const nothing: SqliteFindings = {
	prebuiltReachable: false,
	missingTools: ['a C++ compiler (g++ or clang++)', 'make', 'python3'],
	nodeHeadersAvailable: false,
};

describe("where n8n's SQLite driver comes from", () => {
	test.each([
		[
			'the prebuilt one where it can be reached',
			{ ...nothing, prebuiltReachable: true },
			'prebuilt',
		],
		[
			'the compiler where tools and headers are there',
			{ ...nothing, missingTools: [], nodeHeadersAvailable: true },
			'compiler',
		],
		['nowhere without tools', { ...nothing, nodeHeadersAvailable: true }, 'nowhere'],
		['nowhere without headers', { ...nothing, missingTools: [] }, 'nowhere'],
	] as const)('%s', (_title, findings, expected) => {
		expect(decideSqliteSource(findings).from).toBe(expected);
	});

	test.each([
		[nothing.missingTools, 'install a C++ compiler (g++ or clang++), make and python3, then'],
		[['python3'], 'install python3, then'],
	])('names what is missing: %j', (missingTools, expected) => {
		const source = decideSqliteSource({ ...nothing, missingTools });
		expect(source).toMatchObject({ reason: expect.stringContaining(expected) });
	});
});
