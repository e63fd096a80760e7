const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
const common = {
	testEnvironment: 'node',
	// Many tests wait for servers and leases: as many processes as cores would leave cores idle.
	maxWorkers: Math.ceil(availableParallelism() * 1.5),
	// A first run, on a busy machine, takes seconds for what a later one has at hand.
	testTimeout: 30_000,
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
