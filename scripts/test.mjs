import { prepare, runPackage, runPackagesTogether } from './prepare.mjs';

prepare();
await runPackagesTogether([
	['typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']],
	['prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']],
	['eslint/bin/eslint.js', ['.']],
	['gulp/bin/gulp.js', ['build', '--silent']],
]);
runPackage('jest/bin/jest.js', process.argv.slice(2), { NODE_ENV: 'test', TZ: 'Pacific/Auckland' });
