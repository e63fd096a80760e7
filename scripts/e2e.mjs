import { prepare, runPackage } from './prepare.mjs';

prepare();
runPackage('gulp/bin/gulp.js', ['build', '--silent']);
runPackage('jest/bin/jest.js', [
	'--config',
	'jest.e2e.config.js',
	'--runInBand',
	...process.argv.slice(2),
]);
