import { prepare, runPackage } from './prepare.mjs';

prepare();
runPackage('eslint/bin/eslint.js', ['.']);
runPackage('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']);
runPackage('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']);
runPackage('gulp/bin/gulp.js', ['build', '--silent']);
runPackage('jest/bin/jest.js', process.argv.slice(2), { NODE_ENV: 'test', TZ: 'Pacific/Auckland' });
