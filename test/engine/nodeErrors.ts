import { types } from 'node:util';

const ordinary = Function.prototype[Symbol.hasInstance];

/**
 * Jest gives tests an `Error` of their own, of which the errors of Node itself are no instances.
 * Outside of Jest they are, and code that was not written for Jest asks for it.
 */
Object.defineProperty(Error, Symbol.hasInstance, {
	value(this: unknown, value: unknown): boolean {
		return ordinary.call(this, value) || (this === Error && types.isNativeError(value));
	},
});
