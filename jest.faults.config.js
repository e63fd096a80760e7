const common = require('./jest.config');

/** @type {import('jest').Config} */
module.exports = {
	...common,
	roots: ['<rootDir>/test'],
	testMatch: [
		'<rootDir>/test/kill/**/*.kill.ts',
		'<rootDir>/test/core/stage/lease/leaseModel.test.ts',
	],
	// A cold cache installs n8n first.
	testTimeout: 20 * 60_000,
	// Most of the time is waiting: for leases of killed processes to expire.
	maxWorkers: 3,
};
