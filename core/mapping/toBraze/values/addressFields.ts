import { sentText, type ConvertText } from './converted';

/** RFC 5321 leaves an address no more. */
const longestEmail = 254;
const emailAddress = /^[^\s@.]+(?:\.[^\s@.]+)*@[^\s@.]+(?:\.[^\s@.]+)+$/;
/** Marks that no address has outside quotes. */
const notInEmail = /[()<>[\]\\,;:"]/;

const e164 = /^\+[1-9]\d{6,14}$/;
/** The zero that is dialled inside a country only: +31 (0)20 ... */
const trunkZero = /\(0\)/;
const separators = /[\s().-]+/g;
const internationalPrefix = /^00(?=[1-9])/;

/** An address as it is written, without white space round it. */
export const email: ConvertText = (text) => {
	const address = text.trim();
	const isAddress =
		address.length <= longestEmail && emailAddress.test(address) && !notInEmail.test(address);
	return isAddress ? sentText(address) : { warning: 'notAnEmail' };
};

/** E.164 (braze.com/docs, user phone numbers): other numbers get no messages. */
export const phone: ConvertText = (text) => {
	if (e164.test(text)) return sentText(text);
	const trimmed = text.trim();
	const mended = trimmed
		.replace(trunkZero, '')
		.replace(separators, '')
		.replace(internationalPrefix, '+');
	if (!e164.test(mended)) return { warning: 'notAPhone' };
	return sentText(mended, mended === trimmed ? undefined : 'phoneMended');
};
