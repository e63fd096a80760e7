/** @type {import('jest').Config} */
const common = {
	testEnvironment: 'node',
	// Many tests wait for servers: one process less than there are cores would leave one idle.
	maxWorkers: '100%',
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				module: { type: 'commonjs', ignoreDynamic: true },
				sourceMaps: 'inline',
			},
		],
	},
	// Crawl the project's own folders only: an installed n8n lies beside them.
	roots: [
		'<rootDir>/core',
		'<rootDir>/nodes',
		'<rootDir>/credentials',
		'<rootDir>/sandbox',
		'<rootDir>/demo',
		'<rootDir>/test',
	],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.cache/'],
};

module.exports = common;
