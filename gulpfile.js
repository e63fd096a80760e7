const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

const compile = () =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
		stdio: 'inherit',
	});

/** Icons, codex and output schemas lie beside the compiled nodes and credentials. */
const copy = () =>
	src(['nodes/**/*.svg', 'nodes/**/*.json', 'credentials/*.svg'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));

exports.build = series(clean, parallel(compile, copy));
exports.default = exports.build;
