import { prepare, runPackage } from './prepare.mjs';

prepare();
runPackage('gulp/bin/gulp.js', ['build', '--silent']);
runPackage('tsx/dist/cli.mjs', ['demo/demo.ts', ...process.argv.slice(2)]);
