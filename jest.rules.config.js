const common = require('./jest.config');

/** Runs tests of the stand-ins with one rule taken out: see test/sandbox/rules/takeOut.ts. */
module.exports = {
	...common,
	transform: { '^.+\\.ts$': '<rootDir>/test/sandbox/rules/withoutRule.js' },
};
