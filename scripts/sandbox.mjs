import { prepare, runPackage } from './prepare.mjs';

prepare();
runPackage('tsx/dist/cli.mjs', ['sandbox/start.ts', ...process.argv.slice(2)]);
