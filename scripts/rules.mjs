import { prepare, runPackage } from './prepare.mjs';

prepare();
runPackage('tsx/dist/cli.mjs', ['test/sandbox/rules/takeOut.ts', ...process.argv.slice(2)]);
