import { types } from 'node:util';

/**
 * Jest runs each test file in a realm of its own, so errors that Node itself makes (zlib, fs) are
 * no `instanceof Error` there, as they are in n8n. A file that imports this one sees them as n8n does.
 */
Object.defineProperty(Error, Symbol.hasInstance, {
	value(this: unknown, value: unknown): boolean {
		if (this === Error && types.isNativeError(value)) return true;
		return Function.prototype[Symbol.hasInstance].call(this as () => void, value);
	},
});
