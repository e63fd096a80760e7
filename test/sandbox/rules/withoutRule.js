const { createHash } = require('node:crypto');
const { createTransformer } = require('@swc/jest');
const common = require('../../../jest.config');

const [[, [, options]]] = Object.entries(common.transform);
const swc = createTransformer(options);
const { file, text, instead } = JSON.parse(process.env.TAKE_OUT);

/** Compiles the sandbox as always, but for the one place where a rule is taken out. */
module.exports = {
	...swc,
	process(source, path, settings) {
		const changed = path === file ? source.replace(text, () => instead) : source;
		return swc.process(changed, path, settings);
	},
	getCacheKey(source, path, settings) {
		const taken = path === file ? process.env.TAKE_OUT : '';
		return createHash('sha1')
			.update(swc.getCacheKey(source, path, settings))
			.update(taken)
			.digest('hex');
	},
};
