const common = require('./jest.config');

/** @type {import('jest').Config} */
module.exports = {
	...common,
	testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
	// A cold cache installs n8n first.
	testTimeout: 20 * 60_000,
};
