import {
	hintsAtWrongAddress,
	isNetworkCode,
	networkWords,
	neverSent,
} from '../../../core/flow/networkWords';
import { codesThatN8nReplaces, replacedCodesIn } from './thrown';

it.each([
	['ENOTFOUND', 'its name is not known'],
	['ECONNREFUSED', 'the connection was refused'],
	['ECONNRESET', 'the connection was cut'],
	['ETIMEDOUT', 'it did not answer in time'],
	['TimeoutError', 'it did not answer in time'],
	['CERT_HAS_EXPIRED', 'its certificate has expired'],
	['ERR_INVALID_URL', 'the address is not valid'],
])('%s is a network code, in plain words', (code, words) => {
	expect(networkWords(code)).toBe(words);
	expect(isNetworkCode(code)).toBe(true);
});

it.each(['UNKNOWN', 'NoSuchKey', '', 'toString', 'constructor', '__proto__'])(
	'%p is no network code',
	(code) => {
		expect(networkWords(code)).toBe('no whole answer came');
		expect(isNetworkCode(code)).toBe(false);
	},
);

it.each(codesThatN8nReplaces)('%s does not occur in its words', (code) => {
	expect(replacedCodesIn(networkWords(code))).toEqual([]);
});

it.each<[string, boolean, boolean]>([
	['ENOTFOUND', true, true],
	['EAI_AGAIN', true, true],
	['ECONNREFUSED', true, true],
	['CERT_HAS_EXPIRED', true, true],
	['EHOSTUNREACH', false, true],
	['ENETUNREACH', false, true],
	['ECONNRESET', false, false],
	['EPIPE', false, false],
	['ETIMEDOUT', false, false],
	['UNKNOWN', false, false],
	['constructor', false, false],
])('%s: surely never sent %j, rather a wrong address %j', (code, never, wrongAddress) => {
	expect(neverSent(code)).toBe(never);
	expect(hintsAtWrongAddress(code)).toBe(wrongAddress);
});
