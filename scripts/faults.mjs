import { prepare, runPackage } from './prepare.mjs';

prepare();
runPackage('gulp/bin/gulp.js', ['build', '--silent']);
runPackage('jest/bin/jest.js', ['--config', 'jest.faults.config.js', ...process.argv.slice(2)], {
	LEASE_INTERLEAVINGS: '2000',
});
